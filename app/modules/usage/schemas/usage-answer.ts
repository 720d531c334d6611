import type { BillingPeriod } from "~/kernel/billing-period";
import type { UsageReport, UsageReportRow } from "../domain/reports/usage-report";

type UsageAnswer = Pick<UsageReport, "groupBy" | "totals" | "unratedRecords"> & {
  readonly period: BillingPeriod;
  readonly rows: readonly Omit<UsageReportRow, "before" | "detail" | "dataBytes">[];
};

/** The report of a month as the API answers it. */
export function usageAnswer(
  period: BillingPeriod,
  { groupBy, rows, totals, unratedRecords }: UsageReport,
): UsageAnswer {
  return {
    period,
    groupBy,
    rows: rows.map(({ before: _before, detail: _detail, dataBytes: _dataBytes, ...row }) => row),
    totals,
    unratedRecords,
  };
}
