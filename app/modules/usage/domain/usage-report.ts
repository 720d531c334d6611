import type { BillingPeriod } from "~/kernel/billing-period";

export type UsageGrouping = "category" | "profile" | "number" | "destination" | "cost-centre";

export const USAGE_GROUPINGS: readonly UsageGrouping[] = [
  "category",
  "profile",
  "number",
  "destination",
  "cost-centre",
];

export function isUsageGrouping(value: unknown): value is UsageGrouping {
  return USAGE_GROUPINGS.some((grouping) => grouping === value);
}

/** What a month's usage came to, in groups; amounts in cents without VAT. */
export type UsageReport = {
  readonly period: BillingPeriod;
  readonly groupBy: UsageGrouping;
  /** The dearest first. */
  readonly rows: readonly UsageReportRow[];
  readonly totals: UsageFigures;
  /** Kept, not billed until a tariff is known (R6.6). */
  readonly unratedRecords: number;
};

export type UsageReportRow = UsageFigures & { readonly key: string; readonly label: string };

export type UsageFigures = {
  readonly records: number;
  readonly minutes: number;
  /** Messages, or bytes of data. */
  readonly units: number;
  readonly chargeCents: number;
};
