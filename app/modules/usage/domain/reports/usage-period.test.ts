import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { addDays, dateOfDayNumber, dayNumber, lastOfMonth, localDate, type LocalDate } from "~/kernel/local-date";
import { comparedPeriod, partsOfPeriod, type DayRange } from "./usage-period";

const range = (from: string, until: string): DayRange => ({ from: localDate(from), until: localDate(until) });

describe("the period that a report compares with", () => {
  test.each([
    ["2026-10-01", "2026-10-31", "2026-09-01", "2026-09-30", "a month with the month before"],
    ["2026-07-01", "2026-09-30", "2026-04-01", "2026-06-30", "a quarter with the quarter before"],
    ["2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31", "a year with the year before"],
    ["2026-11-01", "2026-11-24", "2026-10-01", "2026-10-24", "a month so far with the same days of the month before"],
    ["2026-03-01", "2026-03-30", "2026-02-01", "2026-02-28", "a shorter month ends sooner"],
    ["2026-10-10", "2026-10-16", "2026-10-03", "2026-10-09", "a week with the week before"],
    ["2026-10-10", "2026-10-10", "2026-10-09", "2026-10-09", "a day with the day before"],
  ])("%s–%s with %s–%s: %s", (from, until, beforeFrom, beforeUntil) => {
    expect(comparedPeriod(range(from, until), "previous")).toEqual(range(beforeFrom, beforeUntil));
  });

  test.each([
    ["2026-10-10", "2026-10-16", "2025-10-10", "2025-10-16"],
    ["2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28"],
    ["2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29"],
  ])("%s–%s a year earlier is %s–%s", (from, until, beforeFrom, beforeUntil) => {
    expect(comparedPeriod(range(from, until), "year")).toEqual(range(beforeFrom, beforeUntil));
  });

  test("is none when no comparison is asked for", () => {
    expect(comparedPeriod(range("2026-10-01", "2026-10-31"), "none")).toBeNull();
  });
});

describe("the totals that a period is read from", () => {
  test.each([
    { period: range("2026-10-01", "2026-10-31"), months: range("2026-10-01", "2026-10-01"), days: [] },
    { period: range("2026-07-01", "2026-09-30"), months: range("2026-07-01", "2026-09-01"), days: [] },
    { period: range("2026-10-02", "2026-10-31"), months: null, days: [range("2026-10-02", "2026-10-31")] },
    { period: range("2026-09-20", "2026-10-10"), months: null, days: [range("2026-09-20", "2026-10-10")] },
    {
      period: range("2026-08-20", "2026-11-10"),
      months: range("2026-09-01", "2026-10-01"),
      days: [range("2026-08-20", "2026-08-31"), range("2026-11-01", "2026-11-10")],
    },
  ])("$period.from–$period.until", ({ period, months, days }) => {
    expect(partsOfPeriod(period)).toEqual({ months, days });
  });

  test("hold every day of the period once, and never more than two months of single days", () => {
    const day = fc.integer({ min: dayNumber(localDate("2024-01-01")), max: dayNumber(localDate("2027-12-31")) });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (start, length) => {
        const period = { from: dateOfDayNumber(start), until: dateOfDayNumber(start + length) };
        const { months, days } = partsOfPeriod(period);
        const covered = [
          ...days,
          ...(months === null ? [] : [{ from: months.from, until: lastOfMonth(months.until) }]),
        ].flatMap(daysOf);
        expect(covered.toSorted()).toEqual(daysOf(period));
        expect(days.flatMap(daysOf).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

function daysOf({ from, until }: DayRange): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}
