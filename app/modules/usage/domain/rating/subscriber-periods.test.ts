import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { addDays, localDate } from "~/kernel/local-date";
import { numberIndex } from "./number-index";
import { exchangeOf, subscriberOn } from "./subscriber";
import { subscriberPeriods } from "./subscriber-periods";

const start = localDate("2026-01-01");
const exchange = exchangeOf([]);
const period = fc
  .tuple(fc.nat(60), fc.option(fc.nat(40)))
  .map(([from, days]) => ({ from: addDays(start, from), until: days === null ? null : addDays(start, from + days) }));

describe("R6.3 the options of a user at the moment of a call", () => {
  test("are those in service on that day, first and last day included, while the number is", () => {
    const options = fc.array(fc.tuple(fc.constantFrom("A", "B", "C"), period), { maxLength: 5 });
    fc.assert(
      fc.property(period, options, fc.nat(120), (held, optionPeriods, day) => {
        const on = addDays(start, day);
        const isIn = ({ from, until }: typeof held): boolean => from <= on && (until === null || on <= until);
        const holder = { customerId: "c", profileId: "p", isMobile: false, ...held };
        const periods = subscriberPeriods(
          holder,
          optionPeriods.map(([code, range]) => ({ code, ...range })),
          exchange,
        );
        const found = subscriberOn(numberIndex(new Map([[31201234561, periods]])), 31201234561, on);
        const expected = optionPeriods.filter(([, range]) => isIn(range)).map(([code]) => code);
        expect(found && [...found.options].sort()).toEqual(isIn(held) ? [...new Set(expected)].sort() : null);
      }),
    );
  });
});

describe("numbers are found by their digits", () => {
  test("each finds its own value, and no other number finds one", () => {
    const e164 = fc.integer({ min: 1_000, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(fc.uniqueArray(e164, { maxLength: 300 }), e164, (numbers, stranger) => {
        const index = numberIndex(new Map(numbers.map((number) => [number, `+${String(number)}`])));
        expect(index.size).toBe(numbers.length);
        for (const number of numbers) expect(index.get(number)).toBe(`+${String(number)}`);
        if (!numbers.includes(stranger)) expect(index.get(stranger)).toBeUndefined();
        expect(index.get(0)).toBeUndefined();
      }),
    );
  });
});
