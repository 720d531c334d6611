import { describe, expect, test } from "vitest";

import { scenarioInput, pros, type JsonLine } from "../../testing/scenarios";
import { assess } from "../evaluation/assess";
import type { ChangeSnapshot } from "./change-snapshot";
import { refusalsBeside, refusalsOn } from "./offers";

const number = (last: number): string => `+3120123456${String(last)}`;
const handOver = (profileId: string, e164: string, preferredDate?: string): JsonLine => ({
  action: "hand-over",
  profileId,
  e164,
  ...(preferredDate && { preferredDate }),
});

/** Two blocks: p1 has a number of the first, p2 to p4 have numbers of the second. */
function deskWith(lines: readonly JsonLine[]) {
  const numbers = [
    { numberId: "first", productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" },
    { numberId: "second", productCode: "NUM_BLOCK_10_NL", first: "+31201234570", last: "+31201234579" },
  ];
  const profiles = pros(4).map((profile, at) => ({
    ...profile,
    e164: at === 0 ? number(0) : `+3120123457${String(at)}`,
  }));
  const { proposal, calendar: _, ...rest } = scenarioInput({ profiles, contracted: { voice: 4 }, numbers, lines });
  const snapshot: ChangeSnapshot = { ...rest, receivedOn: proposal.receivedOn };
  const assessed = assess(scenarioInput({ profiles, contracted: { voice: 4 }, numbers, lines })).lines;
  return { assessed, beside: refusalsBeside(refusalsOn(snapshot).shared, assessed, snapshot) };
}

function usersOf(lines: readonly JsonLine[], block: "first" | "second"): (string | null)[] {
  const finding = deskWith(lines).beside[block];
  return finding?.code === "NUMBER_IN_USE" ? finding.users.map(({ profileId }) => profileId) : [];
}

describe("R5.8 who keeps a block from being removed, beside what is asked", () => {
  test.each([
    { because: "nothing is asked", lines: [], first: ["p1"], second: ["p2", "p3", "p4"] },
    {
      because: "who leaves does not count",
      lines: [{ action: "remove-profile", profileId: "p2", preferredDate: "2025-07-31" }],
      first: ["p1"],
      second: ["p3", "p4"],
    },
    {
      because: "a whole swap gives both numbers",
      lines: [handOver("p1", "+31201234571"), handOver("p2", number(0))],
      first: ["p2"],
      second: ["p1", "p3", "p4"],
    },
    {
      because: "half a swap is refused, and gives none",
      lines: [handOver("p1", "+31201234571")],
      first: ["p1"],
      second: ["p2", "p3", "p4"],
    },
    {
      because: "a free number of the other block leaves the first one free",
      lines: [handOver("p1", "+31201234579")],
      first: [],
      second: ["p2", "p3", "p4", "p1"],
    },
  ])("$because", ({ lines, first, second }) => {
    expect(usersOf(lines, "first").toSorted()).toEqual(first);
    expect(usersOf(lines, "second").toSorted()).toEqual(second.toSorted());
  });

  test("half a swap is what the evaluator refuses", () => {
    const [line] = deskWith([handOver("p1", "+31201234571")]).assessed;
    expect(line?.findings.map(({ code }) => code)).toEqual(["NUMBER_NOT_FREE"]);
  });
});
