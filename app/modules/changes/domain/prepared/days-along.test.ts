import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { pros, scenarioInput, type JsonLine } from "../../testing/scenarios";
import { assess } from "../evaluation/assess";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import { movedToken, withDaysAlong, type DaysAlong } from "./days-along";
import { expectedOn } from "./expected-on";

/** Prepared on Tuesday 10 June 2025, for the first day of the next contract year: Monday 2 March 2026, as the 1st is a Sunday. */
const SIGNED = { submitOn: localDate("2026-03-02"), lastOn: localDate("2026-03-06") };

const stop = (profileId: string, preferredDate?: string): JsonLine => ({
  action: "remove-profile",
  profileId,
  ...(preferredDate && { preferredDate }),
});

function inputWith(lines: readonly JsonLine[], preferredDate: string | null = null): EvaluationInput {
  const numbers = [{ numberId: "n1", productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" }];
  const profiles = pros(10).map((profile, at) => ({ ...profile, e164: `+3120123456${String(at)}` }));
  return scenarioInput({ profiles: profiles.slice(0, 9), contracted: { voice: 9 }, numbers, lines, preferredDate });
}

function movedIn(input: EvaluationInput, along: DaysAlong = "paid") {
  const { moved, proposal } = withDaysAlong(input, SIGNED, along);
  return { moved: moved.map(({ from, to, expectedOn }) => [from, to, expectedOn]), proposal };
}

describe("R3.6 days of lines that have passed by the day on which it is submitted", () => {
  test("without them nothing changes, and a day that is possible then stays", () => {
    const input = inputWith([stop("p1"), stop("p2", "2026-04-01")]);
    expect(withDaysAlong(input, SIGNED, "paid")).toEqual({ proposal: input.proposal, moved: [], hasPaidDay: false });
  });

  test.each([
    { along: "paid", to: "2026-04-30", expected: "2026-04-30", because: "it is billed until then" },
    { along: "first", to: null, expected: "2026-03-03", because: "the working day after it is received" },
  ] as const)("what stops gets $expected: $because", ({ along, to, expected }) => {
    const input = inputWith([stop("p1", "2025-07-31"), stop("p2")]);
    const { moved, proposal } = movedIn(input, along);
    expect(moved).toEqual([["2025-07-31", to, expected]]);
    expect(proposal.lines.map(({ preferredDate }) => preferredDate ?? null)).toEqual([to, null]);
    expect(expectedOn(input, SIGNED.submitOn).verdict).toBe("refused");
    const then = expectedOn({ ...input, proposal }, SIGNED.submitOn);
    expect([then.verdict, then.lines[0]?.date]).toEqual(["within-limit", expected]);
  });

  test("R5.8 a number goes to a colleague after it is free, also when it is tried on the last day only", () => {
    const give = { action: "hand-over", profileId: "p2", e164: "+31201234560", preferredDate: "2025-08-01" };
    const input = inputWith([stop("p1", "2025-07-31"), give]);
    for (const [along, days] of [
      ["paid", ["2026-04-30", "2026-05-01"]],
      ["first", [null, "2026-03-10"]],
    ] as const) {
      const { proposal } = movedIn(input, along);
      expect(proposal.lines.map(({ preferredDate }) => preferredDate ?? null)).toEqual(days);
      for (const day of [SIGNED.submitOn, SIGNED.lastOn])
        expect(expectedOn({ ...input, proposal }, day).verdict).toBe("within-limit");
    }
  });

  test("what was asked for one day stays together, on the first day that is possible for all of it", () => {
    const day = "2025-07-01";
    const lines = [
      { action: "hand-over", profileId: "p3", name: "Sanne", preferredDate: day },
      { action: "order-phone", profileId: "p3", quantity: 1, preferredDate: day },
    ];
    const { moved } = movedIn(inputWith(lines));
    expect(new Set(moved.map(([, to]) => to)).size).toBe(1);
    expect(moved[0]?.[1]).not.toBeNull();
  });

  test("the day of the whole request moves, and a line's own later day stays", () => {
    const { proposal } = movedIn(inputWith([stop("p1"), stop("p2", "2026-04-01")], "2025-07-31"), "first");
    expect(proposal.preferredDate).toBeNull();
    expect(proposal.lines.map(({ preferredDate }) => preferredDate ?? null)).toEqual([null, "2026-04-01"]);
  });

  test("the token tells one set of days from another", () => {
    const input = inputWith([stop("p1", "2025-07-31")]);
    const [paid, first] = (["paid", "first"] as const).map((along) =>
      movedToken(withDaysAlong(input, SIGNED, along).moved),
    );
    expect([paid, first]).toEqual(["0:2025-07-31>2026-04-30", "0:2025-07-31>"]);
  });

  test("whatever was possible today is never too early on any day of trying, and nothing is overtaken", () => {
    const working = ["2025-06-11", "2025-06-20", "2025-07-31", "2025-08-01", "2025-09-01"];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(null, ...working), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 380 }),
        fc.integer({ min: 0, max: 7 }),
        fc.constantFrom<DaysAlong>("paid", "first"),
        (days, offset, tries, along) => {
          const input = inputWith(days.map((day, at) => stop(`p${String(at + 1)}`, day ?? undefined)));
          if (assess(input).verdict === "refused") return;
          const on = (days: number) => localDate(new Date(Date.UTC(2025, 5, 10 + days)).toISOString().slice(0, 10));
          const signed = { submitOn: on(offset), lastOn: on(offset + tries) };
          const { proposal, moved } = withDaysAlong(input, signed, along);
          const { lines } = expectedOn({ ...input, proposal }, signed.submitOn);
          expect(lines.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual([]);
          for (const one of moved)
            for (const other of moved) if (one.from < other.from) expect(one.expectedOn < other.expectedOn).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});
