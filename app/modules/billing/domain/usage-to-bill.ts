import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { BillableUsage } from "~/modules/usage/domain/billable-usage";
import type { UsageToBill } from "./billable";
import { billedUser, type BilledUser } from "./invoice-line";

/** Returns the usage that is not invoiced yet, by user and the module of that user. The number of records is only known
 *  when none of them is on an earlier invoice. */
export function usageToBill(
  used: readonly BillableUsage[],
  users: ReadonlyMap<string, BilledUser & { readonly category: Category }>,
): UsageToBill[] {
  return used.map((row) => {
    const user = users.get(row.profileId) ?? null;
    const isFresh = row.invoicedCents === 0;
    return {
      month: row.month,
      category: user?.category ?? "voice",
      usageCategory: row.category,
      user: user && billedUser(user),
      netCents: row.chargeCents - row.invoicedCents,
      records: isFresh ? row.records : null,
      minutes: isFresh ? row.minutes : null,
      units: isFresh ? row.units : null,
    };
  });
}
