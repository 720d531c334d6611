import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { BillingPeriod } from "~/kernel/billing-period";
import type { UsageCategory } from "~/modules/usage/domain/usage-record";
import type { BillableUsage } from "./billable";
import type { BilledUser } from "./invoice-line";

/** What one number used of one kind in one month towards one destination, as usage keeps it. */
export type UsedAmount = {
  readonly month: BillingPeriod;
  readonly profileId: string;
  readonly category: UsageCategory;
  readonly chargeCents: number;
  readonly invoicedCents: number;
  readonly records: number;
  readonly minutes: number;
};

/** Usage as an invoice bills it: what is not invoiced yet, by the user and the module it belongs to. How many calls it were is
 *  only known when none of them stands on an earlier invoice. */
export function usageToBill(
  used: readonly UsedAmount[],
  users: ReadonlyMap<string, BilledUser & { readonly category: Category }>,
): BillableUsage[] {
  return used.map((row) => {
    const user = users.get(row.profileId) ?? null;
    const isFresh = row.invoicedCents === 0;
    return {
      month: row.month,
      category: user?.category ?? "voice",
      usageCategory: row.category,
      user: user && { profileId: user.profileId, profileName: user.profileName, costCentre: user.costCentre },
      netCents: row.chargeCents - row.invoicedCents,
      records: isFresh ? row.records : null,
      minutes: isFresh ? row.minutes : null,
    };
  });
}
