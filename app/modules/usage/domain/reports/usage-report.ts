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

/** The usage of a period in groups. Amounts are cents without VAT. */
export type UsageReport = {
  readonly period: DayRange;
  readonly groupBy: UsageGrouping;
  /** The most expensive group first. Groups that only had usage in the compared period come last, with figures of 0. */
  readonly rows: readonly UsageReportRow[];
  readonly totals: UsageFigures;
  /** Records that are stored, but not billed until a tariff is known (R6.6). */
  readonly unratedRecords: number;
  /** Mobile data. */
  readonly dataBytes: number;
  /** The period that it is compared with, or null for none. */
  readonly before: { readonly period: DayRange; readonly totals: UsageFigures } | null;
};

export type UsageReportRow = UsageFigures & {
  readonly key: string;
  readonly label: string;
  /** The number of a user, as several users may have the same name. */
  readonly detail: string | null;
  readonly unratedRecords: number;
  readonly dataBytes: number;
  /** The same group in the compared period, or null when the report compares with none. */
  readonly before: UsageFigures | null;
};

export type UsageFigures = {
  readonly records: number;
  readonly minutes: number;
  /** Messages, or bytes of data. */
  readonly units: number;
  readonly chargeCents: number;
};

/** What a report can be filtered by. */
export type UsageChoices = {
  /** The months with usage, newest first. */
  readonly months: readonly BillingPeriod[];
  readonly costCentres: readonly string[];
  /** The name of the requested user. Null when none was requested or it does not exist. */
  readonly profileName: string | null;
};
