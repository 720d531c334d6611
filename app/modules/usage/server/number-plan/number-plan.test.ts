import { readFileSync } from "node:fs";

import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";

import { outcomeOf } from "../../domain/rating/digit-table";
import { exampleNumbersFile } from "../../testing/example-numbers";
import type { WorldNumber } from "../../domain/rating/number-plan";
import { territoriesByCallingCode } from "./number-metadata.server";
import { worldNumberPlan } from "./number-plan.server";

const plan = worldNumberPlan();

function find(text: string): WorldNumber | null | undefined {
  const digits = Buffer.from(text.slice(1));
  return plan.outcomes[outcomeOf(plan.table, digits, 0, digits.length)];
}

/** Returns what a full parse says, in the plan's terms. Null when it is not a valid number. */
function parsed(text: string): WorldNumber | null {
  const number = parsePhoneNumberFromString(text);
  // Numbers with a trunk prefix that does not belong there are left to the parse.
  if (!number?.isValid() || number.number !== text) return null;
  const type = number.getType();
  const kind = type === "MOBILE" ? "mobile" : type === "PREMIUM_RATE" ? "premium" : "fixed";
  return { callingCode: number.countryCallingCode, country: number.country ?? null, kind };
}

describe("R6.4 country and kind of a number, by prefix", () => {
  test.each([
    { text: "+12125550123", country: "US", kind: "fixed", because: "fixed or mobile is fixed" },
    { text: "+12684641234", country: "AG", kind: "mobile", because: "a mobile of Antigua" },
    { text: "+447400123456", country: "GB", kind: "mobile", because: "a British mobile" },
    { text: "+447781123456", country: "GG", kind: "mobile", because: "a mobile of Guernsey" },
    { text: "+449012345678", country: "GB", kind: "premium", because: "British premium" },
    { text: "+77710009998", country: "KZ", kind: "mobile", because: "Kazakhstan shares +7" },
    { text: "+881612345678", country: null, kind: "mobile", because: "a satellite" },
    { text: "+979123456789", country: null, kind: "premium", because: "international premium" },
    { text: "+4930", country: "DE", kind: "fixed", because: "too short for anything" },
    { text: "+4990012345678", country: "DE", kind: "premium", because: "only premium numbers begin like that" },
    { text: "+12001234567", country: "US", kind: "fixed", because: "no territory of +1 has it" },
  ])("$text: $country, $kind, for $because", ({ text, country, kind }) => {
    expect(find(text)).toMatchObject({ country, kind });
  });

  test.each(["+999123456", "+2101234567", "+0123456"])("%s: nobody has this calling code", (text) => {
    expect(find(text)).toBeNull();
  });

  test("are those of a full parse, for random numbers of every calling code", () => {
    const digits = fc.string({ unit: fc.nat(9).map(String), minLength: 4, maxLength: 12 });
    let valid = 0;
    fc.assert(
      fc.property(fc.constantFrom(...territoriesByCallingCode().keys()), digits, (code, national) => {
        const text = `+${code}${national}`.slice(0, 16);
        const expected = parsed(text);
        if (expected === null) return;
        valid += 1;
        expect(find(text)).toEqual(expected);
      }),
      { numRuns: 20_000, seed: 6 },
    );
    expect(valid).toBeGreaterThan(500);
  });
});

describe("the example numbers of every territory", () => {
  const examples = readFileSync(exampleNumbersFile(), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[3] ?? "");

  test("are found as a full parse finds them, even with some digits changed", () => {
    expect(examples.length).toBeGreaterThan(1_000);
    for (const text of examples) {
      const expected = parsed(text);
      if (expected !== null) expect({ text, found: find(text) }).toEqual({ text, found: expected });
    }
    const change = fc.tuple(fc.constantFrom(...examples), fc.nat(20), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(change, ([text, at, digit]) => {
        const place = 2 + (at % (text.length - 2));
        const changed = text.slice(0, place) + String(digit) + text.slice(place + 1);
        const expected = parsed(changed);
        if (expected !== null) expect({ changed, found: find(changed) }).toEqual({ changed, found: expected });
      }),
      { numRuns: 10_000, seed: 4 },
    );
  });
});
