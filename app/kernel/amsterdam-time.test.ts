import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amsterdamDateOf, instantInAmsterdam, wallClock } from "./amsterdam-time";
import { localDate } from "./local-date";

describe("the calendar date in Amsterdam", () => {
  test.each([
    { at: "2026-11-20T22:59:59Z", date: "2026-11-20" },
    { at: "2026-11-20T23:00:00Z", date: "2026-11-21" },
    { at: "2026-06-30T21:59:59Z", date: "2026-06-30" },
    { at: "2026-06-30T22:00:00Z", date: "2026-07-01" },
    { at: "2026-12-31T23:30:00Z", date: "2027-01-01" },
  ])("$at is $date", ({ at, date }) => {
    expect(amsterdamDateOf(new Date(at))).toBe(date);
  });
});

describe("a time of day in Amsterdam", () => {
  test.each([
    { day: "2026-01-15", time: "08:00", at: "2026-01-15T07:00:00.000Z", because: "winter" },
    { day: "2026-07-15", time: "08:00", at: "2026-07-15T06:00:00.000Z", because: "summer" },
    {
      day: "2026-03-29",
      time: "02:30",
      at: "2026-03-29T01:30:00.000Z",
      because: "the hour that is skipped becomes the next",
    },
    {
      day: "2026-10-25",
      time: "02:30",
      at: "2026-10-25T00:30:00.000Z",
      because: "the first of the hour that comes twice",
    },
    { day: "2026-10-25", time: "00:00", at: "2026-10-24T22:00:00.000Z", because: "midnight" },
  ])("$day $time: $because", ({ day, time, at }) => {
    expect(instantInAmsterdam(localDate(day), time).toISOString()).toBe(at);
  });
  test("stands on the wall clock at that instant", () => {
    const minute = fc.integer({ min: 4 * 60, max: 1_439 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        minute,
        (month, dayOfMonth, minutes) => {
          const day = `2026-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
          const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
          expect(wallClock(instantInAmsterdam(localDate(day), time))).toBe(`${day}T${time}:00`);
        },
      ),
    );
  });
});
