import { isBillingPeriod, type BillingPeriod } from "~/kernel/billing-period";
import { isUsageGrouping, type UsageGrouping } from "../domain/usage-report";

export type UsageFilter = { readonly period: BillingPeriod; readonly groupBy: UsageGrouping };

/** What the page was asked to show: the newest month that has usage and costs by category, unless the query says otherwise; null
 *  when there is no usage at all. A month without usage shows as such. */
export function parseUsageFilter(query: URLSearchParams, periods: readonly BillingPeriod[]): UsageFilter | null {
  const newest = periods[0];
  if (newest === undefined) return null;
  const period = query.get("period");
  const groupBy = query.get("groupBy");
  return {
    period: isBillingPeriod(period) ? period : newest,
    groupBy: isUsageGrouping(groupBy) ? groupBy : "category",
  };
}
