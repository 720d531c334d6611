import { describe, expect, test } from "vitest";
import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import { localDate } from "~/kernel/local-date";
import { TARIFFS } from "../../testing/scenarios";
import { cancellableUntil, executionInstant, executionStarts } from "./execution-time";
import { receiptDateOf } from "../evaluation/receipt";

const [pack] = TARIFFS.rulePacks;
if (!pack) throw new Error("no rule pack");

describe("R3.5 execution starts at 08:00 in Amsterdam", () => {
  test.each([
    { day: "2026-07-01", instant: "2026-07-01T06:00:00.000Z", because: "summer time" },
    { day: "2026-12-01", instant: "2026-12-01T07:00:00.000Z", because: "winter time" },
    { day: "2026-03-30", instant: "2026-03-30T06:00:00.000Z", because: "the day after the clock changed" },
  ])("$day: $because", ({ day, instant }) => {
    expect(executionInstant(localDate(day), TARIFFS.rulePacks).toISOString()).toBe(instant);
  });
});

describe("R3.5 until when a line can be cancelled", () => {
  const later = { ...pack, validFrom: localDate("2026-12-01"), execution: { startsAt: "06:30" } };
  const starts = executionStarts([pack, later]);
  const received = localDate("2026-11-20");

  test.each([
    { days: ["2026-11-30"], until: "08:00", because: "the rule pack of that day, as for its job" },
    { days: ["2026-12-01"], until: "06:30", because: "another from its first day on, whenever the request came" },
    {
      days: ["2026-11-30", "2026-12-02"],
      until: "06:30",
      because: "of several the earliest: a promise that holds for each",
    },
    { days: [], until: "08:00", because: "without lines as on the day of receipt" },
  ])("$days: $until, $because", ({ days, until }) => {
    expect(
      cancellableUntil(
        days.map((day) => localDate(day)),
        starts,
        received,
      ),
    ).toBe(until);
  });

  test("is what the job of a day waits for", () => {
    for (const day of ["2026-11-30", "2026-12-02"].map((text) => localDate(text))) {
      const time = cancellableUntil([day], starts, received);
      expect(executionInstant(day, [pack, later])).toEqual(instantInAmsterdam(day, time));
    }
  });
});

describe("R3.3 the date of receipt is the calendar date in Amsterdam", () => {
  test.each([
    { at: "2026-11-20T22:30:00Z", date: "2026-11-20", cutOffTime: null, because: "23:30 on Friday is Friday" },
    { at: "2026-11-20T23:00:00Z", date: "2026-11-21", cutOffTime: null, because: "midnight begins Saturday" },
    {
      at: "2026-06-30T22:00:00Z",
      date: "2026-07-01",
      cutOffTime: null,
      because: "in summer midnight comes earlier in UTC",
    },
    {
      at: "2026-11-20T15:59:59Z",
      date: "2026-11-20",
      cutOffTime: "17:00",
      because: "before the cut-off of another policy",
    },
    {
      at: "2026-11-20T16:00:00Z",
      date: "2026-11-21",
      cutOffTime: "17:00",
      because: "at the cut-off of another policy",
    },
  ])("$at is $date: $because", ({ at, date, cutOffTime }) => {
    expect(receiptDateOf(new Date(at), { ...pack, receipt: { cutOffTime } })).toBe(date);
  });
});
