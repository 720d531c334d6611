import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parseDigitPattern } from "./digit-pattern.server";

function matches(source: string, digits: string): boolean {
  const { masks, first, follow, last } = parseDigitPattern(source);
  let live: readonly number[] | null = null;
  for (const digit of digits) {
    const candidates: readonly number[] = live === null ? first : live.flatMap((position) => follow[position] ?? []);
    live = candidates.filter((position) => ((masks[position] ?? 0) >> Number(digit)) & 1);
  }
  return live?.some((position) => last.has(position)) ?? false;
}

const DIGIT = fc.nat(9).map(String);

describe("a pattern of digits", () => {
  const atom = fc.constantFrom("\\d", "3", "[1-46]", "(?:12|34?)", "(?:5(?:6|7\\d)|8)");
  const piece = fc.tuple(atom, fc.constantFrom("", "?", "{2}", "{1,3}", "{2,4}")).map((parts) => parts.join(""));
  const pattern = fc.array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });

  test("matches what the same regular expression matches", () => {
    fc.assert(
      fc.property(pattern, fc.string({ unit: DIGIT, minLength: 1, maxLength: 10 }), (branches, digits) => {
        const source = branches.map((pieces) => pieces.join("")).join("|");
        expect(matches(source, digits)).toBe(new RegExp(`^(?:${source})$`).test(digits));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(["(?=1)2", "(1)", "\\w", "1*", "[^1]", "(?:12", "1)", "a"])(
    "refuses %s, which no number plan has used so far",
    (source) => {
      expect(() => parseDigitPattern(source)).toThrow(RangeError);
    },
  );
});
