import type { InvoiceDraft } from "~/modules/billing/domain/invoice-draft";
import { byUserName, type InvoiceLine } from "~/modules/billing/domain/invoice-line";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { groupOf } from "./line-groups";

export type CostsUser = {
  readonly profileId: string;
  readonly profileName: string;
  readonly costCentre: string | null;
  /** Null when the user has none, or the invoice does not state it. */
  readonly number: string | null;
  readonly category: Category | null;
  /** Another row has the same name: one person with a fixed and a mobile line, or two people. */
  readonly isNamesake: boolean;
};

/** What one user costs on an invoice, in cents without VAT. The columns add up to the total. */
export type UserCosts = {
  /** Null for what belongs to no user, such as the exchange and the numbers. */
  readonly user: CostsUser | null;
  readonly subscriptionCents: number;
  readonly usageCents: number;
  /** Earlier days, installation, changes and corrections. */
  readonly otherCents: number;
  readonly totalCents: number;
};

/** Returns one row per user, the most expensive first and shared costs last. The rows add up to the invoice. */
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
    for (const { profileId, profileName, costCentre, number = null, netCents } of line.shares) {
      const { category } = line;
      add({ profileId, profileName, costCentre, number, category, isNamesake: false }, line, netCents);
    }
  }
  return withNamesakes([...rows.values()]).sort(byCosts);
}

function withNamesakes(rows: readonly UserCosts[]): UserCosts[] {
  const counts = new Map<string, number>();
  for (const { user } of rows) {
    if (user !== null) counts.set(user.profileName, (counts.get(user.profileName) ?? 0) + 1);
  }
  return rows.map(({ user, ...costs }) => ({
    ...costs,
    user: user && { ...user, isNamesake: (counts.get(user.profileName) ?? 0) > 1 },
  }));
}

function byCosts(a: UserCosts, b: UserCosts): number {
  if (a.user === null || b.user === null) return a.user === b.user ? 0 : a.user === null ? 1 : -1;
  if (a.totalCents !== b.totalCents) return b.totalCents - a.totalCents;
  return byUserName(a.user, b.user);
}
