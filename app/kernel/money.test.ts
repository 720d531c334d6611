import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideHalfUp, microEurosToCentsUp, parseDecimal, prorate, sum, vatOn } from "./money";

describe("half up, away from zero", () => {
  test.each([
    [5, 2, 3],
    [4, 3, 1],
    [-5, 2, -3],
    [-4, 3, -1],
    [0, 7, 0],
    [1, 3, 0],
    [2, 3, 1],
    [-1, 3, 0],
  ])("%i ÷ %i = %i", (numerator, denominator, expected) => {
    expect(Object.is(divideHalfUp(numerator, denominator), expected)).toBe(true);
  });
  test("R7.4 a credit is exactly the negative of what it credits", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 10_000 }), (numerator, denominator) => {
        expect(divideHalfUp(-numerator, denominator) + divideHalfUp(numerator, denominator)).toBe(0);
      }),
    );
  });
  test("is at most half away from the exact quotient", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 10_000 }), (numerator, denominator) => {
        const rest = BigInt(divideHalfUp(numerator, denominator)) * BigInt(denominator) - BigInt(numerator);
        expect((rest < 0n ? -rest : rest) * 2n <= BigInt(denominator)).toBe(true);
      }),
    );
  });
  test.each([
    [1.5, 2],
    [1, 0],
    [1, -2],
    [2 ** 53, 1],
  ])("%d ÷ %d is refused", (numerator, denominator) => {
    expect(() => divideHalfUp(numerator, denominator)).toThrow(RangeError);
  });
});

describe("R6.1 micro-euros become cents once a call, rounded up", () => {
  test.each([
    [0, 0],
    [1, 1],
    [10_000, 1],
    [10_001, 2],
    [120_000, 12],
  ])("%i: %i", (microEuros, cents) => {
    expect(microEurosToCentsUp(microEuros)).toBe(cents);
  });
  test("a call never pays back", () => {
    expect(() => microEurosToCentsUp(-1)).toThrow(RangeError);
  });
});

describe("R4.4 part of a month", () => {
  test.each([
    { monthly: 750, days: 21, inMonth: 30, cents: 525 },
    { monthly: 500, days: 21, inMonth: 30, cents: 350 },
    { monthly: 775, days: 13, inMonth: 31, cents: 325 },
    { monthly: 999, days: 15, inMonth: 30, cents: 500 },
  ])("$days of $inMonth days of $monthly: $cents", ({ monthly, days, inMonth, cents }) => {
    expect(prorate(monthly, days, inMonth)).toBe(cents);
  });
  test("a whole month is the whole price", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.integer({ min: 28, max: 31 }),
        (cents, days) => prorate(cents, days, days) === cents,
      ),
    );
  });
});

describe("R4.5 VAT over a total", () => {
  test.each([
    [28_600, 6_006],
    [2, 0],
    [3, 1],
    [-28_600, -6_006],
  ])("21%% of %i is %i", (base, vat) => {
    expect(vatOn(base, 21)).toBe(vat);
  });
});

describe("amounts in text", () => {
  test.each([
    ["0.06", 6, 60_000],
    ["22.5", 2, 2_250],
    ["15", 2, 1_500],
    ["-0.00", 2, 0],
    ["-1.5", 2, -150],
    ["0.07", 2, 7],
  ] as const)("%s with %i decimals is %i", (text, digits, expected) => {
    expect(Object.is(parseDecimal(text, digits), expected)).toBe(true);
  });
  test.each(["1,50", "1.234", "", ".5", "1.", "€ 1", "1e3", "--1", "12345678901"])("%j is not an amount", (text) => {
    expect(() => parseDecimal(text, 2)).toThrow(RangeError);
  });
  test("every amount of cents reads back", () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (cents) => {
        expect(parseDecimal(`${String(Math.trunc(cents / 100))}.${String(cents % 100).padStart(2, "0")}`, 2)).toBe(
          cents,
        );
      }),
    );
  });
});

describe("a sum", () => {
  test("of nothing is nothing", () => {
    expect(sum([])).toBe(0);
    expect(sum([1, -3, 10])).toBe(8);
  });
});
