import type { BillingPeriod } from "~/kernel/billing-period";
import type { DayRange } from "./usage-period";

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

/** What the usage of a period came to, in groups; amounts in cents without VAT. */
export type UsageReport = {
  readonly period: DayRange;
  readonly groupBy: UsageGrouping;
  /** The dearest first. What was used only in the period before stands last, with figures of 0. */
  readonly rows: readonly UsageReportRow[];
  readonly totals: UsageFigures;
  /** Kept, not billed until a tariff is known (R6.6). */
  readonly unratedRecords: number;
  /** Of mobile data. */
  readonly dataBytes: number;
  /** What it is compared with; null: nothing was asked. */
  readonly before: { readonly period: DayRange; readonly totals: UsageFigures } | null;
};

export type UsageReportRow = UsageFigures & {
  readonly key: string;
  readonly label: string;
  /** The number of a user: several may have one name. */
  readonly detail: string | null;
  readonly unratedRecords: number;
  readonly dataBytes: number;
  /** The same group in the period that the report compares with; null: it compares with none. */
  readonly before: UsageFigures | null;
};

export type UsageFigures = {
  readonly records: number;
  readonly minutes: number;
  /** Messages, or bytes of data. */
  readonly units: number;
  readonly chargeCents: number;
};

/** What a report can be chosen from. */
export type UsageChoices = {
  /** That have usage, the newest first. */
  readonly months: readonly BillingPeriod[];
  readonly costCentres: readonly string[];
  /** Of the user that was asked for; null: of none, or of nobody that is there. */
  readonly profileName: string | null;
};
