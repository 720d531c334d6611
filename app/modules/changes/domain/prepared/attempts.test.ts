import { describe, expect, test } from "vitest";

import { addDays, localDate } from "~/kernel/local-date";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { TARIFFS } from "../../testing/scenarios";
import { attemptInstant, isAttemptTold, nextAttempt } from "./attempts";
import type { AttemptReason } from "./prepared-request";

const [pack] = TARIFFS.rulePacks;
if (!pack) throw new Error("no rule pack");
const calendar = calendarOf(pack);

describe("R3.6 when a prepared request is tried", () => {
  test.each([
    { on: "2026-03-28", at: "2026-03-28T05:00:00Z", because: "winter time" },
    { on: "2026-03-29", at: "2026-03-29T04:00:00Z", because: "the night when an hour is skipped" },
    { on: "2026-10-24", at: "2026-10-24T04:00:00Z", because: "summer time" },
    { on: "2026-10-25", at: "2026-10-25T05:00:00Z", because: "the night when an hour comes twice" },
    { on: "2027-01-01", at: "2027-01-01T05:00:00Z", because: "New Year" },
    { on: "2028-02-29", at: "2028-02-29T05:00:00Z", because: "a leap day" },
  ])("on $on at $at: $because", ({ on, at }) => {
    expect(attemptInstant(localDate(on), TARIFFS.rulePacks)).toEqual(new Date(at));
  });

  test("at the hour of the rule pack in force on that day", () => {
    const later = { ...pack, validFrom: localDate("2027-01-01") };
    const packs = [pack, { ...later, preparedRequest: { ...pack.preparedRequest, submitsAt: "07:30" } }];
    expect(attemptInstant(localDate("2026-12-31"), packs)).toEqual(new Date("2026-12-31T05:00:00Z"));
    expect(attemptInstant(localDate("2027-01-01"), packs)).toEqual(new Date("2027-01-01T06:30:00Z"));
  });

  test.each([
    { after: "2026-11-30", lastOn: "2026-12-31", next: "2026-12-01", because: "the next day is a working day" },
    { after: "2026-12-04", lastOn: "2026-12-31", next: "2026-12-07", because: "the weekend is skipped" },
    { after: "2026-12-24", lastOn: "2026-12-31", next: "2026-12-28", because: "so is Christmas" },
    { after: "2026-12-31", lastOn: "2027-01-04", next: "2027-01-04", because: "New Year, and the last day counts" },
    { after: "2026-12-31", lastOn: "2027-01-03", next: null, because: "no working day is left" },
    { after: "2026-12-01", lastOn: "2026-12-01", next: null, because: "that was the last day" },
  ])("after $after, until $lastOn: $next, $because", ({ after, lastOn, next }) => {
    expect(nextAttempt({ lastOn: localDate(lastOn) }, localDate(after), calendar)).toBe(next);
  });
});

describe("R3.6 the signer is told why not", () => {
  const above = (nowCents: number): AttemptReason => ({
    kind: "above-signed",
    excesses: [{ of: "buy-out", signedCents: 0, nowCents }],
  });
  const refused: AttemptReason = { kind: "refused", findings: [{ finding: { code: "EMPTY_REQUEST" }, line: null }] };
  const next = addDays(localDate("2026-11-30"), 1);
  test.each([
    { reason: above(100), before: null, nextOn: next, told: true, because: "the first time" },
    { reason: above(100), before: above(100), nextOn: next, told: false, because: "nothing new" },
    { reason: above(100), before: above(200), nextOn: next, told: true, because: "another amount" },
    { reason: refused, before: above(100), nextOn: next, told: true, because: "another reason" },
    { reason: above(100), before: above(100), nextOn: null, told: true, because: "the last time" },
  ])("$told: $because", ({ reason, before, nextOn, told }) => {
    expect(isAttemptTold(reason, before && { reason: before }, nextOn)).toBe(told);
  });
});
