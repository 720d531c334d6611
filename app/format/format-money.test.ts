import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { formatCents, formatMicroEuros, formatSignedCents, formatWholeEuros } from "./format-money";

const SPACE = "\u00A0";

describe("amounts in words", () => {
  test.each([
    { cents: 123456, shown: `€${SPACE}1.234,56`, because: "a point between thousands, a comma before cents" },
    { cents: 100000000, shown: `€${SPACE}1.000.000,00`, because: "every three digits" },
    { cents: 7, shown: `€${SPACE}0,07`, because: "cents alone keep their zeros" },
    { cents: -1300, shown: `−€${SPACE}13,00`, because: "the minus stands before the sign" },
    { cents: 0, shown: `€${SPACE}0,00`, because: "zero has no sign" },
    { cents: -0, shown: `€${SPACE}0,00`, because: "zero is never negative" },
  ])("$cents cents is $shown: $because", ({ cents, shown }) => {
    expect(formatCents(cents, "nl")).toBe(shown);
  });

  test.each([
    { cents: 500, shown: `+€${SPACE}5,00`, because: "more than before" },
    { cents: -1300, shown: `−€${SPACE}13,00`, because: "less than before" },
    { cents: 0, shown: `€${SPACE}0,00`, because: "no difference" },
  ])("a difference of $cents cents is $shown: $because", ({ cents, shown }) => {
    expect(formatSignedCents(cents, "nl")).toBe(shown);
  });

  test("English changes the marks, not the order", () => {
    expect(formatCents(-123456, "en")).toBe(`−€${SPACE}1,234.56`);
  });

  test.each([
    { cents: 25000, shown: `€${SPACE}250`, because: "an axis has no cents" },
    { cents: 81150, shown: `€${SPACE}812`, because: "half a euro goes up" },
    { cents: 100000, shown: `€${SPACE}1.000`, because: "thousands are marked" },
    { cents: -40, shown: `€${SPACE}0`, because: "what rounds to zero has no sign" },
  ])("$cents cents on an axis is $shown: $because", ({ cents, shown }) => {
    expect(formatWholeEuros(cents, "nl")).toBe(shown);
  });

  test.each([
    { microEuros: 60_000, shown: `€${SPACE}0,06`, because: "a listed rate has two decimals" },
    { microEuros: 12_345, shown: `€${SPACE}0,012345`, because: "an exact rate shows all it has" },
    { microEuros: 1_500_000, shown: `€${SPACE}1,50`, because: "two decimals at least" },
  ])("a rate of $microEuros micro-euros is $shown: $because", ({ microEuros, shown }) => {
    expect(formatMicroEuros(microEuros, "nl")).toBe(shown);
  });

  test("a fraction of a cent is refused", () => {
    expect(() => formatCents(12.5, "nl")).toThrow(RangeError);
  });

  test("the figure can be read back to the same cents", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
        const digits = formatCents(cents, "nl")
          .replace("−", "-")
          .replace(/[^\d-]/g, "");
        expect(Number(digits) + 0).toBe(cents + 0);
      }),
    );
  });
});
