import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dateOf,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  daysInMonthOf,
  earliest,
  firstOfMonth,
  isLocalDate,
  lastOfMonth,
  latest,
  localDate,
  weekdayOf,
} from "./local-date";

const DAY = 86_400_000;
const iso = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);
/** From 1600 to 2500. */
const days = fc.integer({ min: -135_140, max: 193_575 });

describe("a calendar date", () => {
  test.each([
    "2026-02-30",
    "2025-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-1",
    "26-01-01",
    "2026-01-01T00:00",
    " 2026-01-01",
    "",
  ])("%j is not one", (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDate(text)).toThrow(RangeError);
  });
  test.each(["2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01"])("%s is one", (text) => {
    expect(localDate(text)).toBe(text);
  });
  test("only text can be one", () => {
    expect([20260101, null, undefined, new Date(0)].some(isLocalDate)).toBe(false);
  });
  test("is made of year, month and day", () => {
    expect(dateOf(2026, 3, 1)).toBe("2026-03-01");
    expect(() => dateOf(2026, 2, 29)).toThrow(RangeError);
  });
});

describe("as JavaScript counts", () => {
  test("day numbers and dates", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dateOfDayNumber(day)).toBe(iso(day));
        expect(dayNumber(localDate(iso(day)))).toBe(day);
      }),
      { numRuns: 2_000 },
    );
  });
  test("adding days, days between, weekdays, ends of months", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4_000, max: 4_000 }), (day, more) => {
        const date = localDate(iso(day));
        expect(addDays(date, more)).toBe(iso(day + more));
        expect(daysBetween(date, addDays(date, more))).toBe(more);
        const js = new Date(day * DAY);
        expect(weekdayOf(date) % 7).toBe(js.getUTCDay());
        const last = new Date(Date.UTC(js.getUTCFullYear(), js.getUTCMonth() + 1, 0));
        expect(lastOfMonth(date)).toBe(last.toISOString().slice(0, 10));
        expect(daysInMonthOf(date)).toBe(last.getUTCDate());
        expect(firstOfMonth(date)).toBe(`${iso(day).slice(0, 7)}-01`);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("adding months", () => {
  test.each([
    { from: "2026-01-31", months: 1, to: "2026-02-28", because: "a short month has no 31st" },
    { from: "2024-01-31", months: 1, to: "2024-02-29", because: "a leap year has a 29th" },
    { from: "2024-02-29", months: 12, to: "2025-02-28", because: "R1.3" },
    { from: "2024-02-29", months: 48, to: "2028-02-29", because: "four years later it is there again" },
    { from: "2026-03-31", months: -1, to: "2026-02-28", because: "backwards" },
    { from: "2026-01-15", months: -13, to: "2024-12-15", because: "over a year backwards" },
  ])("$from + $months = $to: $because", ({ from, months, to }) => {
    expect(addMonths(localDate(from), months)).toBe(to);
  });
  test("keeps the day wherever the month has it", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), (day, months) => {
        const date = localDate(iso(day));
        const moved = addMonths(date, months);
        const distance =
          (Number(moved.slice(0, 4)) - Number(date.slice(0, 4))) * 12 +
          Number(moved.slice(5, 7)) -
          Number(date.slice(5, 7));
        expect(distance).toBe(months);
        expect(Number(moved.slice(8))).toBe(Math.min(Number(date.slice(8)), daysInMonthOf(moved)));
      }),
    );
  });
});

describe("the end of the calendar", () => {
  test("the last day that ten characters can write has no day after it", () => {
    const last = localDate("9999-12-31");
    expect(addDays(last, 0)).toBe(last);
    expect(() => addDays(last, 1)).toThrow(RangeError);
    expect(() => addMonths(last, 1)).toThrow(RangeError);
    expect(() => addMonths(localDate("0000-01-01"), -1)).toThrow(RangeError);
  });
});

describe("the first and the last of some dates", () => {
  test("by the calendar", () => {
    const [a, b, c] = ["2026-02-01", "2025-12-31", "2026-01-31"].map(localDate) as [
      ReturnType<typeof localDate>,
      ReturnType<typeof localDate>,
      ReturnType<typeof localDate>,
    ];
    expect([earliest(a, b, c), latest(b, a, c)]).toEqual(["2025-12-31", "2026-02-01"]);
  });
});
