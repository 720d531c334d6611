import type { InvoiceDraft } from "~/modules/billing/domain/invoice-draft";
import type { InvoiceLine } from "~/modules/billing/domain/invoice-line";
import { groupOf } from "./line-groups";

/** What one user costs on an invoice, in cents without VAT; the columns add up to the total. */
export type UserCosts = {
  /** null: what is nobody's own, such as the exchange and the numbers. */
  readonly user: {
    readonly profileId: string;
    readonly profileName: string;
    readonly costCentre: string | null;
  } | null;
  readonly subscriptionCents: number;
  readonly usageCents: number;
  /** Earlier days, installation, changes and corrections. */
  readonly otherCents: number;
  readonly totalCents: number;
};

/** A row a user, the dearest first and what is shared last; the rows add up to the invoice. */
export function costsByUser(invoice: Pick<InvoiceDraft, "lines" | "period">): UserCosts[] {
  const rows = new Map<string | null, UserCosts>();
  const add = (user: UserCosts["user"], line: InvoiceLine, cents: number): void => {
    const key = user?.profileId ?? null;
    const known = rows.get(key) ?? { user, subscriptionCents: 0, usageCents: 0, otherCents: 0, totalCents: 0 };
    const group = groupOf(line, invoice.period);
    rows.set(key, {
      user: known.user,
      subscriptionCents: known.subscriptionCents + (group === "subscriptions" ? cents : 0),
      usageCents: known.usageCents + (group === "usage" ? cents : 0),
      otherCents: known.otherCents + (group !== "subscriptions" && group !== "usage" ? cents : 0),
      totalCents: known.totalCents + cents,
    });
  };
  for (const line of invoice.lines) {
    if (line.shares.length === 0) add(null, line, line.netCents);
    for (const { profileId, profileName, costCentre, netCents } of line.shares) {
      add({ profileId, profileName, costCentre }, line, netCents);
    }
  }
  return [...rows.values()].sort(byCosts);
}

function byCosts(a: UserCosts, b: UserCosts): number {
  if (a.user === null || b.user === null) return a.user === b.user ? 0 : a.user === null ? 1 : -1;
  if (a.totalCents !== b.totalCents) return b.totalCents - a.totalCents;
  return sortName(a.user) < sortName(b.user) ? -1 : 1;
}

function sortName(user: NonNullable<UserCosts["user"]>): string {
  return `${user.profileName}\n${user.profileId}`;
}
