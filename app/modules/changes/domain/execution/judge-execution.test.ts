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
  type ScenarioParts,
} from "../../testing/scenarios";
import { judgeExecution } from "./judge-execution";

const DUE = localDate("2025-06-12");

/** Judges the first of the queued lines on its day. */
function codes(profiles: JsonProfile[], lines: JsonLine[], parts: Partial<ScenarioParts> = {}): string[] {
  const request = { receivedOn: "2025-06-10", status: "queued", lines };
  const input = scenarioInput({ profiles, requests: [request], lines: [], ...parts });
  const line = input.earlierRequests[0]?.lines[0]?.line;
  if (!line) throw new Error("no line");
  return judgeExecution(line, input, DUE).map(({ code }) => code);
}

describe("at execution only what the world may have changed is judged again", () => {
  test.each([
    { because: "all is as it was", profiles: pros(2), lines: [remove("p1")], expected: [] },
    { because: "the profile is not there", profiles: pros(2), lines: [remove("p9")], expected: ["UNKNOWN_PROFILE"] },
    {
      because: "the profile has left",
      profiles: [{ id: "p1", activeUntil: "2025-06-11" }, ...pros(3).slice(1)],
      lines: [remove("p1")],
      expected: ["PROFILE_NOT_ACTIVE"],
    },
    { because: "nobody else is left", profiles: pros(1), lines: [remove("p1")], expected: ["MIN_PROFILES"] },
    { because: "the others still have to leave", profiles: pros(2), lines: [remove("p1"), remove("p2")], expected: [] },
    {
      because: "a new one still has to come",
      profiles: pros(1),
      lines: [remove("p1"), { action: "add-profile", productCode: PRO }],
      expected: [],
    },
    {
      because: "the new one comes elsewhere",
      profiles: pros(1),
      lines: [remove("p1"), { action: "add-profile", productCode: "TV_PROFILE" }],
      expected: ["MIN_PROFILES"],
    },
    {
      because: "it was converted already",
      profiles: [{ id: "p1", productCode: PLUS }],
      lines: [convert("p1", PLUS)],
      expected: ["SAME_PRODUCT"],
    },
    {
      because: "an option appeared that the new profile cannot have",
      profiles: [{ id: "p1", options: ["VOICE_CALLCENTER_AGENT"] }],
      lines: [convert("p1", PLUS)],
      expected: ["ORPHAN_OPTION"],
    },
    {
      because: "that option goes along",
      profiles: [{ id: "p1", options: ["VOICE_CALLCENTER_AGENT"] }],
      lines: [convert("p1", PLUS), removeOption("p1", "VOICE_CALLCENTER_AGENT")],
      expected: [],
    },
    { because: "the option fits", profiles: pros(1), lines: [addOption("p1", "VOICE_CALLCENTER_AGENT")], expected: [] },
    {
      because: "the profile is another now",
      profiles: [{ id: "p1", productCode: PLUS }],
      lines: [addOption("p1", "VOICE_CALLCENTER_AGENT")],
      expected: ["OPTION_NOT_ALLOWED"],
    },
    {
      because: "the conversion comes along",
      profiles: [{ id: "p1", productCode: PLUS }],
      lines: [addOption("p1", "VOICE_CALLCENTER_AGENT"), convert("p1", PRO)],
      expected: [],
    },
    {
      because: "the option came already",
      profiles: [{ id: "p1", options: ["VOICE_RECORDING_90D"] }],
      lines: [addOption("p1", "VOICE_RECORDING_90D")],
      expected: ["OPTION_CONFLICT"],
    },
    {
      because: "its partner is there",
      profiles: [{ id: "p1", options: ["VOICE_RECORDING_7Y"] }],
      lines: [addOption("p1", "VOICE_RECORDING_90D")],
      expected: ["OPTION_CONFLICT"],
    },
    {
      because: "its partner leaves the same day",
      profiles: [{ id: "p1", options: ["VOICE_RECORDING_7Y"] }],
      lines: [
        addOption("p1", "VOICE_RECORDING_90D"),
        { ...removeOption("p1", "VOICE_RECORDING_7Y"), date: "2025-06-12" },
      ],
      expected: [],
    },
    {
      because: "its partner leaves later",
      profiles: [{ id: "p1", options: ["VOICE_RECORDING_7Y"] }],
      lines: [
        addOption("p1", "VOICE_RECORDING_90D"),
        { ...removeOption("p1", "VOICE_RECORDING_7Y"), date: "2025-06-13" },
      ],
      expected: ["OPTION_CONFLICT"],
    },
    {
      because: "the option has gone",
      profiles: pros(1),
      lines: [removeOption("p1", "VOICE_RECORDING_7Y")],
      expected: ["OPTION_MISSING"],
    },
    {
      because: "the group option has gone",
      profiles: pros(1),
      lines: [removeOption(null, "VOICE_BEL_ME_NU")],
      expected: ["OPTION_MISSING"],
    },
    {
      because: "the group option can come",
      profiles: pros(1),
      lines: [addOption(null, "VOICE_BEL_ME_NU")],
      expected: [],
    },
    {
      because: "the phone's user has left",
      profiles: [{ id: "p1", activeUntil: "2025-06-11" }],
      lines: [{ action: "order-phone", profileId: "p1" }],
      expected: ["PROFILE_NOT_ACTIVE"],
    },
    {
      because: "profiles and numbers can always come",
      profiles: [],
      lines: [{ action: "add-profile", productCode: PRO }],
      expected: [],
    },
  ])("$because: $expected", ({ profiles, lines, expected }) => {
    expect(codes(profiles, lines)).toEqual(expected);
  });
  test("R5.8 a number with a user stays, unless that user leaves by that day", () => {
    const profiles = [...pros(2), { id: "jan", e164: "+31201234561" }];
    const numbers = [{ numberId: "n1", productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" }];
    const line = { action: "remove-number", numberId: "n1" };
    expect(codes(profiles, [line], { numbers })).toEqual(["NUMBER_IN_USE"]);
    expect(codes(profiles, [line, remove("jan")], { numbers })).toEqual([]);
  });
  test("group options and numbers as they are now", () => {
    expect(codes(pros(1), [addOption(null, "VOICE_BEL_ME_NU")], { groupOptions: ["VOICE_BEL_ME_NU"] })).toEqual([
      "OPTION_CONFLICT",
    ]);
    expect(codes(pros(1), [{ action: "remove-number", numberId: "n1" }], { numbers: [] })).toEqual(["UNKNOWN_PRODUCT"]);
    expect(
      codes(pros(1), [{ action: "remove-number", numberId: "n1" }], {
        numbers: [{ numberId: "n1", productCode: "NUM_NEW_1_NL" }],
      }),
    ).toEqual([]);
  });
});
