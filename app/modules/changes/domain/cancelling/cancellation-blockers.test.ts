import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import {
  PLUS,
  PRO,
  addOption,
  convert,
  pros,
  remove,
  removeOption,
  scenarioInput,
  type JsonLine,
  type JsonProfile,
} from "../../testing/scenarios";
import { cancellationBlockers } from "./cancellation-blockers";
import { cancelledTogether } from "./cancelled-together";

const add = (productCode = PRO): JsonLine => ({ action: "add-profile", productCode });
const TODAY = localDate("2025-06-10");

function obstacles(profiles: JsonProfile[], lines: JsonLine[], cancelling: number[], before: JsonLine[] = []) {
  const request = { id: "r1", receivedOn: "2025-06-10", status: "queued", lines };
  const earlier = { id: "r0", receivedOn: "2025-06-09", status: "queued", lines: before };
  const input = scenarioInput({ profiles, requests: [earlier, request], lines: [] });
  return cancellationBlockers(input, "r1", cancelling, TODAY).map(({ finding, lines: named }) => [
    finding.code,
    ...named,
  ]);
}

describe("R3.5 a cancellation is refused when what stays would no longer hold", () => {
  test.each([
    {
      because: "a removal that is cancelled leaves more behind",
      profiles: pros(2),
      lines: [remove("p1")],
      cancelling: [0],
      expected: [],
    },
    {
      because: "the new profile replaces the last one (R2.5)",
      profiles: pros(1),
      lines: [remove("p1"), add()],
      cancelling: [1],
      expected: [["MIN_PROFILES", 1]],
    },
    {
      because: "both together are back to what it was",
      profiles: pros(1),
      lines: [remove("p1"), add()],
      cancelling: [0, 1],
      expected: [],
    },
    {
      because: "another profile stays",
      profiles: pros(2),
      lines: [remove("p1"), add()],
      cancelling: [1],
      expected: [],
    },
    {
      because: "an addition elsewhere makes no difference",
      profiles: pros(1),
      lines: [remove("p1"), add(), add("TV_PROFILE")],
      cancelling: [2],
      expected: [],
    },
    {
      because: "the first profile of a new module may be cancelled",
      profiles: pros(1),
      lines: [add("TV_PROFILE")],
      cancelling: [0],
      expected: [],
    },
    {
      because: "the last profile has gone already, and the new one must come",
      profiles: [{ id: "p1", activeUntil: "2025-06-10" }],
      lines: [{ ...remove("p1"), status: "completed" }, add()],
      cancelling: [1],
      expected: [["MIN_PROFILES", 1]],
    },
    {
      because: "the conversion would leave the option behind (R5.4)",
      profiles: [{ id: "p1", options: ["VOICE_CALLCENTER_AGENT"] }],
      lines: [convert("p1", PLUS), removeOption("p1", "VOICE_CALLCENTER_AGENT")],
      cancelling: [1],
      expected: [["ORPHAN_OPTION", 1]],
    },
    {
      because: "the option goes, the profile stays Pro",
      profiles: [{ id: "p1", options: ["VOICE_CALLCENTER_AGENT"] }],
      lines: [convert("p1", PLUS), removeOption("p1", "VOICE_CALLCENTER_AGENT")],
      cancelling: [0],
      expected: [],
    },
    {
      because: "the new option needs the conversion",
      profiles: [{ id: "p1", productCode: PLUS }],
      lines: [convert("p1", PRO), addOption("p1", "VOICE_CALLCENTER_AGENT")],
      cancelling: [0],
      expected: [["ORPHAN_OPTION", 0]],
    },
    {
      because: "the new option needs its partner gone (R5.3)",
      profiles: [{ id: "p1", options: ["VOICE_WEBEX_STANDAARD"] }],
      lines: [removeOption("p1", "VOICE_WEBEX_STANDAARD"), addOption("p1", "VOICE_WEBEX_PREMIUM")],
      cancelling: [0],
      expected: [["OPTION_CONFLICT", 0]],
    },
    {
      because: "the old option may go alone",
      profiles: [{ id: "p1", options: ["VOICE_WEBEX_STANDAARD"] }],
      lines: [removeOption("p1", "VOICE_WEBEX_STANDAARD"), addOption("p1", "VOICE_WEBEX_PREMIUM")],
      cancelling: [1],
      expected: [],
    },
  ])("$because", ({ profiles, lines, cancelling, expected }) => {
    expect(obstacles(profiles, lines, cancelling)).toEqual(expected);
  });
  test("removals of other requests count", () => {
    expect(obstacles(pros(2), [add(), remove("p1")], [0], [remove("p2")])).toEqual([["MIN_PROFILES", 0]]);
  });
  test("what did not hold before does not block a cancellation", () => {
    expect(obstacles(pros(1), [addOption("p1", "VOICE_WEBEX_PREMIUM")], [0], [remove("p1")])).toEqual([]);
  });
});

describe("R3.5 what gives a number away stays with what frees it (R5.8)", () => {
  const block = { numberId: "n1", productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" };
  const number = (at: number): string => `+3120123456${String(at)}`;
  const handOver = (profileId: string, e164: string): JsonLine => ({ action: "hand-over", profileId, e164 });
  const on = (line: JsonLine, preferredDate: string): JsonLine => ({ ...line, preferredDate });
  const profiles = pros(3).map((profile, at) => ({ ...profile, e164: number(at) }));
  const blockers = (lines: JsonLine[], cancelling: number[]) => {
    const requests = [{ id: "r1", receivedOn: "2025-06-10", status: "queued", lines }];
    return cancellationBlockers(
      scenarioInput({ profiles, numbers: [block], requests, lines: [] }),
      "r1",
      cancelling,
      TODAY,
    ).map(({ finding, lines: named }) => [finding.code, ...named]);
  };
  const swap = [handOver("p1", number(1)), handOver("p2", number(0))];

  test.each([
    { because: "half a swap", lines: swap, cancelling: [1], expected: [["NUMBER_NOT_FREE", 1]] },
    { because: "a whole swap", lines: swap, cancelling: [0, 1], expected: [] },
    {
      because: "the removal of whose number a colleague gets",
      lines: [on(remove("p1"), "2025-06-12"), on(handOver("p2", number(0)), "2025-06-13")],
      cancelling: [0],
      expected: [["NUMBER_NOT_FREE", 0]],
    },
    {
      because: "the colleague who gets it",
      lines: [on(remove("p1"), "2025-06-12"), on(handOver("p2", number(0)), "2025-06-13")],
      cancelling: [1],
      expected: [],
    },
    {
      because: "a removal without which the block is in use",
      lines: [...["p1", "p2", "p3"].map((id) => remove(id)), { action: "remove-number", numberId: "n1" }],
      cancelling: [2],
      expected: [["NUMBER_IN_USE", 2]],
    },
  ])("$because", ({ lines, cancelling, expected }) => {
    expect(blockers(lines, cancelling)).toEqual(expected);
  });

  const together = (lines: JsonLine[], cancelling: number[], before: JsonLine[] = []) => {
    const requests = [
      { id: "r0", receivedOn: "2025-06-09", status: "queued", lines: before },
      { id: "r1", receivedOn: "2025-06-10", status: "queued", lines },
    ];
    const input = scenarioInput({
      profiles: [...profiles, { id: "p4", productCode: PRO, options: ["VOICE_CALLCENTER_AGENT"] }],
      numbers: [block],
      requests,
      lines: [],
    });
    return cancelledTogether(input, "r1", cancelling, TODAY);
  };

  test.each([
    { because: "half a swap goes with the other half", lines: swap, cancelling: [1], expected: [0, 1] },
    {
      because: "a removal goes with whoever gets its number, and with nobody else",
      lines: [
        remove("p3"),
        on(remove("p1"), "2025-06-12"),
        on(handOver("p2", number(0)), "2025-06-13"),
        { ...add(), e164: number(5) },
      ],
      cancelling: [1],
      expected: [1, 2],
    },
    {
      because: "three numbers in a circle go as one",
      lines: [handOver("p1", number(1)), handOver("p2", number(2)), handOver("p3", number(0))],
      cancelling: [2],
      expected: [0, 1, 2],
    },
    {
      because: "of a chain only what comes after goes along",
      lines: [
        on(remove("p1"), "2025-06-12"),
        on(handOver("p2", number(0)), "2025-06-13"),
        on(handOver("p3", number(1)), "2025-06-16"),
      ],
      cancelling: [1],
      expected: [1, 2],
    },
    {
      because: "a removal without which the block is in use goes with the block",
      lines: [...["p1", "p2", "p3"].map((id) => remove(id)), { action: "remove-number", numberId: "n1" }],
      cancelling: [2],
      expected: [2, 3],
    },
    {
      because: "the removal of an option goes with the downgrade that needs it (R5.4)",
      lines: [convert("p4", PLUS), removeOption("p4", "VOICE_CALLCENTER_AGENT")],
      cancelling: [1],
      expected: [0, 1],
    },
  ])("what can be cancelled together: $because", ({ lines, cancelling, expected }) => {
    expect(together(lines, cancelling)).toEqual(expected);
  });

  test("no lines of this request help where another request gets the number", () => {
    expect(together([on(remove("p1"), "2025-06-12")], [0], [on(handOver("p2", number(0)), "2025-06-13")])).toBeNull();
  });
});
