import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, localDate } from "~/kernel/local-date";
import { buyOutCents } from "./buy-out";
import { earlyTermination } from "./early-termination";
import { remainingTerms, termsBetween, termsCents } from "./terms";

const contract = { startDate: localDate("2025-03-01"), termMonths: 36 };
const ALL = { kind: "remaining-terms", percent: 100 } as const;

describe("R2.8 remaining terms in calendar months, a part by days ÷ days in the month", () => {
  test.each([
    { from: "2025-08-01", to: "2028-02-29", terms: 31, because: "whole months" },
    { from: "2025-02-01", to: "2025-02-28", terms: 1, because: "one whole month" },
    { from: "2025-04-10", to: "2025-04-24", terms: 15 / 30, because: "part of one month" },
    { from: "2025-04-16", to: "2025-06-30", terms: 15 / 30 + 2, because: "a part, then whole months" },
    { from: "2025-04-01", to: "2025-06-10", terms: 2 + 10 / 30, because: "whole months, then a part" },
    { from: "2025-01-31", to: "2025-02-14", terms: 1 / 31 + 14 / 28, because: "two parts" },
    { from: "2025-05-02", to: "2025-05-01", terms: 0, because: "nothing is left" },
  ])("$from to $to: $because", ({ from, to, terms }) => {
    const { numerator, denominator } = termsBetween(localDate(from), localDate(to));
    expect(numerator / denominator).toBeCloseTo(terms, 12);
    expect(Number.isInteger(numerator) && Number.isInteger(denominator)).toBe(true);
  });
  test("whole months and a part are exact in days of that month", () => {
    expect(termsBetween(localDate("2027-01-01"), localDate("2028-04-11"))).toMatchObject({
      numerator: 15 * 30 + 11,
      denominator: 30,
    });
  });
  test("a term split anywhere is as long as the whole", () => {
    const day = fc.integer({ min: 0, max: 2_000 }).map((days) => addDays(localDate("2024-01-01"), days));
    fc.assert(
      fc.property(day, fc.nat(800), fc.nat(800), (from, length, cut) => {
        const to = addDays(from, length);
        const middle = addDays(from, Math.min(cut, length));
        const parts = [termsBetween(from, middle), termsBetween(addDays(middle, 1), to)];
        const total = parts.reduce((sum, { numerator, denominator }) => sum + numerator / denominator, 0);
        const whole = termsBetween(from, to);
        expect(total).toBeCloseTo(whole.numerator / whole.denominator, 10);
      }),
    );
  });
  test("rounded half up to a cent, once", () => {
    expect(
      termsCents(101, { from: localDate("2025-04-01"), to: localDate("2025-04-15"), numerator: 1, denominator: 2 }),
    ).toBe(51);
    expect(
      termsCents(1, { from: localDate("2025-04-01"), to: localDate("2025-04-14"), numerator: 14, denominator: 30 }),
    ).toBe(0);
  });
  test("a contract that ends in the middle of a month", () => {
    const mid = { startDate: localDate("2026-11-10"), termMonths: 24 };
    // 31 August 2028 billed: September, October, and 9 of 30 days of November; 1782.5 cents.
    expect(buyOutCents(mid, 775, localDate("2028-08-31"), ALL)).toBe(1783);
  });
  test("R1.3 before the start, the terms begin at the start", () => {
    expect(remainingTerms(contract, localDate("2024-12-31"))).toMatchObject({
      from: "2025-03-01",
      numerator: 36,
      denominator: 1,
    });
  });
  test.each([
    { billedUntil: "2028-01-31", fee: 750, because: "one month is left" },
    { billedUntil: "2028-02-29", fee: 0, because: "billed to contract end" },
    { billedUntil: "2028-03-31", fee: 0, because: "billed beyond it" },
  ])("$billedUntil: $because", ({ billedUntil, fee }) => {
    expect(buyOutCents(contract, 750, localDate(billedUntil), ALL)).toBe(fee);
    expect(buyOutCents(contract, 750, localDate(billedUntil), { kind: "fixed", cents: 99 })).toBe(fee === 0 ? 0 : 99);
  });
});

describe("R1.5 early termination charges all remaining terms at once", () => {
  test("each subscription is rounded on its own", () => {
    const mid = { startDate: localDate("2026-11-10"), termMonths: 24 };
    const ended = earlyTermination(mid, [775, 775, 250], localDate("2028-10-31"));
    expect(ended.totalCents).toBe(233 + 233 + 75);
    expect(ended.terms).toMatchObject({ from: "2028-11-01", to: "2028-11-09" });
  });
  test("after the term nothing is charged", () => {
    expect(earlyTermination(contract, [750], localDate("2028-02-29")).totalCents).toBe(0);
  });
});
