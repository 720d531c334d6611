import { describe, expect, test } from "vitest";

import { fewestAlong } from "./lines-that-meet";

/** Judges whether what has to go along does, and counts how often it is asked. */
function judging(needed: readonly number[]): { holds: (along: readonly number[]) => boolean; times: () => number } {
  let times = 0;
  return {
    holds: (along) => {
      times += 1;
      return needed.every((index) => along.includes(index));
    },
    times: () => times,
  };
}

describe("R3.5 as few lines go along as have to", () => {
  test.each([
    { rings: [[1, 2], [3]], needed: [2], fewest: [2] },
    { rings: [[1, 2], [3]], needed: [3, 1], fewest: [1, 3] },
    { rings: [[4]], needed: [], fewest: [] },
    { rings: [[1], [2]], needed: [9], fewest: null },
    { rings: [], needed: [1], fewest: null },
  ])("of $rings, where $needed have to: $fewest", ({ rings, needed, fewest }) => {
    expect(fewestAlong(rings, 4, judging(needed).holds)).toEqual(fewest);
  });

  test("a chain of 500 lines is judged once, as a whole", () => {
    const rings = Array.from({ length: 499 }, (_, at) => [at + 1]);
    const { holds, times } = judging([499]);
    expect(fewestAlong(rings, 500, holds)).toHaveLength(499);
    expect(times()).toBe(1);
  });
});
