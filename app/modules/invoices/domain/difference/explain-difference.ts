import { addPeriods } from "~/kernel/billing-period";
import { groupBy } from "~/kernel/group-by";
import { sum } from "~/kernel/money";
import type { Invoice } from "~/modules/billing/domain/invoice";
import type { Cause, CauseDetail, Explanation } from "./cause";
import { comparedSharesOf, type ComparedShare } from "./compared-share";
import {
  contentOf,
  productName,
  classifyShare,
  type ClassificationContext,
  type Classification,
} from "./classify-share";
import { holdings, userBillingStates, type Comparison } from "./user-billing-state";

export type ComparedInvoice = Pick<Invoice, "number" | "period" | "lines" | "netCents" | "vatCents" | "totalCents">;

/** Explains why an invoice is higher or lower than the previous one. Every cent of both belongs to exactly one cause,
 *  so that the causes add up to the difference. Amounts are without VAT, except `vatCents` and `totalCents`. `previous`
 *  is null for the first invoice. */
export function explainDifference(
  invoice: ComparedInvoice,
  previous: ComparedInvoice | null,
  comparison: Comparison,
): Explanation {
  const current = comparedSharesOf(invoice, "current");
  if (previous === null) {
    const monthlyCents = sum(current.filter(({ isRunning }) => isRunning).map(({ cents }) => cents));
    const usageCents = sum(current.filter(({ line }) => line.kind === "usage").map(({ cents }) => cents));
    return { kind: "first-invoice", onceCents: invoice.netCents - monthlyCents - usageCents, usageCents, monthlyCents };
  }
  const shares = [...comparedSharesOf(previous, "previous"), ...current];
  const context: ClassificationContext = {
    ...comparison,
    userStates: userBillingStates(shares, comparison),
    holdings: holdings(shares),
    usageMonths: { previous: addPeriods(previous.period, -1), current: addPeriods(invoice.period, -1) },
  };
  const classified = shares.map((share) => ({ share, ...classifyShare(share, context) }));
  const causes = [...groupBy(classified, ({ key }) => key).values()].map((members) => causeOf(members, context));
  return {
    kind: "compared",
    previous: { number: previous.number, period: previous.period },
    causes: inOrder(causes),
    netCents: invoice.netCents - previous.netCents,
    vatCents: invoice.vatCents - previous.vatCents,
    totalCents: invoice.totalCents - previous.totalCents,
  };
}

type ClassifiedShare = Classification & { readonly share: ComparedShare };

function causeOf(members: readonly ClassifiedShare[], context: ClassificationContext): Cause {
  const shares = members.map(({ share }) => share);
  const now = shares.filter(({ side }) => side === "current");
  const [first] = members;
  if (!first) throw new RangeError("A cause has at least one share");
  const { changeRequestId, since } = first;
  return {
    ...completed(first.what, shares, context),
    previousCents: sum(shares.filter(({ side }) => side === "previous").map(({ cents }) => cents)),
    currentCents: sum(now.map(({ cents }) => cents)),
    onceCents: sum(now.filter(({ isRunning, line }) => !isRunning && line.kind !== "usage").map(({ cents }) => cents)),
    users: isAboutUsers(first.what) ? distinct(shares.flatMap(({ user }) => user?.profileName ?? [])) : [],
    since,
    changeRequestId,
  };
}

/** Adds the details of a cause that are only known from all of its shares. */
function completed(what: CauseDetail, shares: readonly ComparedShare[], context: ClassificationContext): CauseDetail {
  const now = shares.filter(({ side }) => side === "current");
  const products = distinct(shares.map(({ line }) => productName(line, context)));
  switch (what.kind) {
    case "users-added":
    case "users-removed":
    case "part-of-month":
      return { ...what, products };
    case "once":
      return { ...what, products, contents: distinct(shares.map(({ line }) => contentOf(line))) };
    case "price-changed":
      return { ...what, quantity: sum(now.map(({ user, line }) => (user === null ? line.quantity : 1))) };
    case "usage":
      return { ...what, records: recordsOf(now), mostlyBy: mostlyBy(shares) };
    case "profiles-converted":
    case "options-changed":
    case "shared-changed":
    case "late-usage":
    case "discount":
    case "unchanged":
      return what;
    default:
      return what satisfies never;
  }
}

function isAboutUsers({ kind }: CauseDetail): boolean {
  return !["usage", "late-usage", "price-changed", "shared-changed", "discount", "unchanged"].includes(kind);
}

/** Returns how many calls a usage cause has on this invoice, or null when a line does not say. */
function recordsOf(now: readonly ComparedShare[]): number | null {
  const counts = now.filter(({ isFirstOfLine }) => isFirstOfLine).map(({ line }) => line.records);
  return counts.includes(null) ? null : sum(counts.map((count) => count ?? 0));
}

/** Returns the user who accounts for at least half of the difference, when there are several. */
function mostlyBy(shares: readonly ComparedShare[]): string | null {
  const byUser = groupBy(shares, ({ user }) => user?.profileId ?? "");
  if (byUser.size < 2) return null;
  const difference = signedSum(shares);
  for (const own of byUser.values()) {
    const isMost = Math.abs(difference) > 0 && signedSum(own) * Math.sign(difference) * 2 >= Math.abs(difference);
    if (isMost && own[0].user) return own[0].user.profileName;
  }
  return null;
}

function signedSum(shares: readonly ComparedShare[]): number {
  return sum(shares.map(({ side, cents }) => (side === "current" ? cents : -cents)));
}

/** The largest causes come first. Those with equal amounts are combined into one, at the end. */
function inOrder(causes: readonly Cause[]): Cause[] {
  const weight = ({ previousCents, currentCents }: Cause): number => Math.abs(currentCents - previousCents);
  const moved = causes.filter((cause) => weight(cause) > 0).sort((a, b) => weight(b) - weight(a));
  const same = causes.filter((cause) => weight(cause) === 0);
  const amount = sum(same.map(({ currentCents }) => currentCents));
  if (same.length === 0) return moved;
  const rest = {
    previousCents: amount,
    currentCents: amount,
    onceCents: 0,
    users: [],
    since: null,
    changeRequestId: null,
  };
  return [...moved, { kind: "unchanged", ...rest }];
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
