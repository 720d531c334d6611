import Holidays from "date-holidays";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { addDays, localDate, weekdayOf, type LocalDate } from "./local-date";
import { addWorkingDays, holidaysOf, onOrNextWorkingDay, workingCalendar } from "./working-days";

const rules = readTariffFiles().rulePacks[0]?.holidays ?? [];
const calendar = workingCalendar(rules);
const day = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays(localDate("2020-01-01"), days));

describe("R3.1 the Dutch public holidays", () => {
  const listed = new Holidays("NL", { types: ["public"] });
  const years = Array.from({ length: 86 }, (_, at) => 2014 + at);
  test.each(years)("%i has the days of the holiday list, and 5 May in a lustrum year", (year) => {
    const expected = listed
      .getHolidays(year)
      .filter(({ rule }) => rule !== "easter" && rule !== "easter 49" && !rule.startsWith("05-05"))
      .map(({ date }) => date.slice(0, 10));
    if (year % 5 === 0) expected.push(`${String(year)}-05-05`);
    expect(holidaysOf(year, rules).map(({ date }) => date)).toEqual(expected.sort());
  });
  test.each([
    { date: "2026-04-03", worked: true, because: "Good Friday is a working day" },
    { date: "2026-04-06", worked: false, because: "Easter Monday" },
    { date: "2026-04-27", worked: false, because: "King's Day" },
    { date: "2025-04-26", worked: false, because: "King's Day moved to Saturday" },
    { date: "2025-04-28", worked: true, because: "the Monday after it" },
    { date: "2025-05-05", worked: false, because: "Liberation Day in a lustrum" },
    { date: "2026-05-05", worked: true, because: "Liberation Day in another year" },
    { date: "2026-12-28", worked: true, because: "between Christmas and New Year" },
    { date: "2026-11-21", worked: false, because: "Saturday" },
  ])("$date: $because", ({ date, worked }) => {
    expect(calendar.isWorkingDay(localDate(date))).toBe(worked);
  });
});

describe("R3.3 the N-th working day strictly after a date", () => {
  const passed = (from: LocalDate, to: LocalDate): number => {
    let count = 0;
    for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (calendar.isWorkingDay(at)) count += 1;
    return count;
  };
  test("is a working day, and exactly N of them have passed", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 300 }), (from, count) => {
        const reached = addWorkingDays(from, count, calendar);
        expect(calendar.isWorkingDay(reached)).toBe(true);
        expect(passed(from, reached)).toBe(count);
      }),
    );
  });
  test("0 days later is the date itself; a negative number or a fraction is refused", () => {
    expect(addWorkingDays(localDate("2026-11-21"), 0, calendar)).toBe("2026-11-21");
    expect(() => addWorkingDays(localDate("2026-11-21"), -1, calendar)).toThrow(RangeError);
    expect(() => addWorkingDays(localDate("2026-11-21"), 1.5, calendar)).toThrow(RangeError);
  });
  test("on or after a date is the date itself when that is a working day", () => {
    fc.assert(
      fc.property(day, (from) => {
        const reached = onOrNextWorkingDay(from, calendar);
        expect(reached === from).toBe(calendar.isWorkingDay(from));
        expect(weekdayOf(reached)).toBeLessThanOrEqual(5);
      }),
    );
  });
});
