import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { amsterdamClock } from "./amsterdam-clock";
import { wallClock } from "./amsterdam-time";

describe("a clock in Amsterdam", () => {
  test.each([
    { at: "2026-10-25T00:30:00Z", time: "2026-10-25 02:30:00", offset: "+02:00", because: "for the first time" },
    { at: "2026-10-25T01:30:00Z", time: "2026-10-25 02:30:00", offset: "+01:00", because: "for the second time" },
    { at: "2026-03-29T00:59:59Z", time: "2026-03-29 01:59:59", offset: "+01:00", because: "before the skipped hour" },
    { at: "2026-03-29T01:00:00Z", time: "2026-03-29 03:00:00", offset: "+02:00", because: "after it" },
  ])("at $at shows $time $offset, $because", ({ at, time, offset }) => {
    expect(amsterdamClock()(Date.parse(at))).toEqual({ time, offset });
  });

  test("shows at any instant, in any order, what a new clock would show", () => {
    const instant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2199, 11) });
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1 }), (instants) => {
        const clock = amsterdamClock();
        for (const at of instants) {
          const { time, offset } = clock(at);
          expect(time).toBe(wallClock(new Date(at)).replace("T", " "));
          expect(Date.parse(`${time.replace(" ", "T")}${offset}`)).toBe(Math.floor(at / 1_000) * 1_000);
        }
      }),
    );
  });
});
