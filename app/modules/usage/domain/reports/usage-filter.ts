import { addPeriods, firstDayOf, lastDayOf, periodOf, type BillingPeriod } from "~/kernel/billing-period";
import { firstOfMonth, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { DayRange, UsageComparison } from "./usage-period";
import type { UsageCategory } from "../usage-record";
import type { UsageGrouping } from "./usage-report";

/** Which usage is selected: its days and its properties. */
export type UsageSelection = {
  readonly period: DayRange;
  readonly category: UsageCategory | null;
  /** The module of the user. */
  readonly module: Category | null;
  /** Null for all; `NO_COST_CENTRE` for users without one. */
  readonly costCentre: string | null;
  readonly profileId: string | null;
  /** The customer's own number. */
  readonly number: string | null;
  readonly destination: string | null;
};

export const ALL_USAGE = {
  category: null,
  module: null,
  costCentre: null,
  profileId: null,
  number: null,
  destination: null,
} as const satisfies Omit<UsageSelection, "period">;

/** The records that cost something, which together make up an invoice line, or those without a tariff. */
export const RECORD_PARTS = ["charged", "unrated"] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

/** Which records are selected. A null `only` selects all of them. */
export type RecordSelection = UsageSelection & { readonly only: RecordPart | null };

export type UsageFilter = {
  readonly choice: PeriodChoice;
  readonly groupBy: UsageGrouping;
  readonly compareWith: UsageComparison;
  readonly selection: UsageSelection;
};

/** Not a possible name of a cost centre, as each has a letter or a digit. */
export const NO_COST_CENTRE = "-";

/** A period as it can be chosen: the current month to date, a month `YYYY-MM`, a quarter `YYYY-Q3`, a year `YYYY`, or a
 *  custom range of days. */
export type PeriodChoice = string & { readonly __periodChoice: true };
export const TO_DATE = "to-date" as PeriodChoice;
export const OWN_PERIOD = "custom" as PeriodChoice;

/** Returns the days of a choice. Null for an invalid choice, and for a custom range, whose days are given separately.
 */
export function periodOfChoice(choice: string, today: LocalDate): { choice: PeriodChoice; period: DayRange } | null {
  const found = choice === TO_DATE ? { from: firstOfMonth(today), until: today } : monthsOfChoice(choice);
  return found && { choice: choice as PeriodChoice, period: found };
}

/** Returns the periods that can be chosen given the months with usage, newest first: the current month to date, the
 *  months before, and the quarters and years that contain one of them. */
export function periodChoices(
  months: readonly BillingPeriod[],
  today: LocalDate,
): {
  readonly months: readonly PeriodChoice[];
  readonly quarters: readonly PeriodChoice[];
  readonly years: readonly PeriodChoice[];
} {
  const current = periodOf(today);
  const complete = months.filter((month) => month < current);
  const choices = (values: readonly string[]): PeriodChoice[] => [...new Set(values)] as PeriodChoice[];
  return {
    months: choices([...(months.includes(current) ? [TO_DATE] : []), ...complete]),
    quarters: choices(complete.map(quarterOf)),
    years: choices(complete.map((month) => month.slice(0, 4))),
  };
}

/** Returns the newest completed month with usage, otherwise the current month to date. Null when there is no usage. */
export function defaultChoice(months: readonly BillingPeriod[], today: LocalDate): PeriodChoice | null {
  const [newest] = months;
  if (newest === undefined) return null;
  return (months.find((month) => month < periodOf(today)) as PeriodChoice | undefined) ?? TO_DATE;
}

const MONTH = /^2[01]\d\d-(0[1-9]|1[0-2])$/;
const QUARTER = /^(2[01]\d\d)-Q([1-4])$/;
const YEAR = /^2[01]\d\d$/;

function monthsOfChoice(choice: string): DayRange | null {
  if (MONTH.test(choice)) return monthsFrom(choice as BillingPeriod, 1);
  if (YEAR.test(choice)) return monthsFrom(`${choice}-01` as BillingPeriod, 12);
  const [, year, quarter] = QUARTER.exec(choice) ?? [];
  if (year === undefined || quarter === undefined) return null;
  const month = String(Number(quarter) * 3 - 2).padStart(2, "0");
  return monthsFrom(`${year}-${month}` as BillingPeriod, 3);
}

function monthsFrom(first: BillingPeriod, count: number): DayRange {
  return { from: firstDayOf(first), until: lastDayOf(addPeriods(first, count - 1)) };
}

function quarterOf(month: BillingPeriod): string {
  return `${month.slice(0, 4)}-Q${String(Math.ceil(Number(month.slice(5, 7)) / 3))}`;
}
