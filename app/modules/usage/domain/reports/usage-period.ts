import { addDays, addMonths, daysBetween, firstOfMonth, lastOfMonth, type LocalDate } from "~/kernel/local-date";

/** A range of days, both ends included. */
export type DayRange = { readonly from: LocalDate; readonly until: LocalDate };

/** What a period is compared with: the period just before it, the same period a year earlier, or nothing. */
export const USAGE_COMPARISONS = ["previous", "year", "none"] as const;
export type UsageComparison = (typeof USAGE_COMPARISONS)[number];

/** Returns the period that a report compares with, or null for none. A period that starts on the first of a month is
 *  compared by months (1–24 November with 1–24 October, a quarter with the quarter before), any other with as many days
 *  just before it. */
export function comparedPeriod(period: DayRange, comparison: UsageComparison): DayRange | null {
  switch (comparison) {
    case "previous":
      return periodBefore(period);
    case "year":
      return monthsEarlier(period, 12);
    case "none":
      return null;
    default:
      return comparison satisfies never;
  }
}

/** Splits a period into whole months, given as the first days of the first and the last one, and the remaining days, as
 *  totals are stored per month and per day. The parts do not overlap. */
export function partsOfPeriod({ from, until }: DayRange): {
  readonly months: DayRange | null;
  readonly days: readonly DayRange[];
} {
  const firstMonth = from === firstOfMonth(from) ? from : addMonths(firstOfMonth(from), 1);
  const afterLast = until === lastOfMonth(until) ? addDays(until, 1) : firstOfMonth(until);
  if (firstMonth >= afterLast) return { months: null, days: [{ from, until }] };
  const days = [
    { from, until: addDays(firstMonth, -1) },
    { from: afterLast, until },
  ];
  return {
    months: { from: firstMonth, until: addMonths(afterLast, -1) },
    days: days.filter((range) => range.from <= range.until),
  };
}

function periodBefore({ from, until }: DayRange): DayRange {
  if (from === firstOfMonth(from)) return monthsEarlier({ from, until }, monthsIn({ from, until }));
  return { from: addDays(from, -daysBetween(from, until) - 1), until: addDays(from, -1) };
}

/** A period that ends with a month still does when moved. */
function monthsEarlier({ from, until }: DayRange, months: number): DayRange {
  const end = addMonths(until, -months);
  return { from: addMonths(from, -months), until: until === lastOfMonth(until) ? lastOfMonth(end) : end };
}

/** Returns how many calendar months the period touches. */
function monthsIn({ from, until }: DayRange): number {
  const month = (date: LocalDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return month(until) - month(from) + 1;
}
