import type { BillingPeriod } from "~/kernel/billing-period";
import type { UsageReport } from "../domain/usage-report";

/** The report of a month as the API answers it. */
export function usageAnswer(period: BillingPeriod, { groupBy, rows, totals, unratedRecords }: UsageReport) {
  return {
    period,
    groupBy,
    rows: rows.map(({ before: _before, detail: _detail, ...row }) => row),
    totals,
    unratedRecords,
  };
}
