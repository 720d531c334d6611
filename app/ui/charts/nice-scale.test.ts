import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { niceScale } from "./nice-scale";

describe("the axis of a chart", () => {
  test.each([
    { max: 81130, euros: [0, 250, 500, 750, 1000], because: "four steps of a round number" },
    { max: 5184, euros: [0, 20, 40, 60], because: "no more steps than needed" },
    { max: 100, euros: [0, 1], because: "a step is at least a euro" },
    { max: 0, euros: [0, 1], because: "an empty chart has a scale too" },
  ])("up to $max cents is $euros: $because", ({ max, euros }) => {
    expect(niceScale(max, 4).map((cents) => cents / 100)).toEqual(euros);
  });

  test("covers every amount, in a few equal steps of whole euros", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 2, max: 6 }), (max, lines) => {
        const ticks = niceScale(max, lines);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect(ticks.length).toBeLessThanOrEqual(lines + 1);
        expect(ticks.every((tick, index) => tick === index * (ticks[1] ?? 0) && tick % 100 === 0)).toBe(true);
      }),
    );
  });
});
