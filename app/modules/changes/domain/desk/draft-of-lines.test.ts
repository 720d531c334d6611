import { describe, expect, test } from "vitest";
import { pros, scenarioInput } from "../../testing/scenarios";
import { localDate } from "~/kernel/local-date";
import type { ChangeLine } from "../change-line";
import { linesOf } from "./change-draft";
import type { ChangeSnapshot } from "./change-snapshot";
import { draftOfLines } from "./draft-of-lines";

const {
  proposal,
  calendar: _,
  ...rest
} = scenarioInput({
  profiles: [...pros(3), { id: "a", options: ["VOICE_UNLIMITED_NL", "VOICE_CALLCENTER_AGENT"] }],
  numbers: [{ numberId: "n1", productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" }],
  lines: [],
});
const snapshot: ChangeSnapshot = { ...rest, receivedOn: proposal.receivedOn };
const day = localDate("2025-06-20");

describe("a draft from lines", () => {
  test("asks for what the lines ask for, and loses nothing of lines of every kind", () => {
    const lines: ChangeLine[] = [
      { action: "remove-profile", profileId: "p1", preferredDate: day },
      { action: "convert-profile", profileId: "a", toProductCode: "VOICE_PROFILE_PLUS" },
      { action: "remove-option", profileId: "a", productCode: "VOICE_CALLCENTER_AGENT" },
      { action: "add-option", profileId: "p2", productCode: "VOICE_UNLIMITED_NL", substantiation: "graag" },
      {
        action: "add-profile",
        productCode: "VOICE_PROFILE_PRO",
        quantity: 2,
        withPhone: false,
        options: [],
        names: [],
      },
      { action: "hand-over", profileId: "p3", name: "Sanne" },
      { action: "remove-number", numberId: "n1" },
      { action: "add-number", productCode: "NUM_NEW_1_NL", quantity: 1, country: "NL", areaCode: null },
      { action: "order-phone", profileId: "p2", quantity: 1 },
      { action: "add-option", profileId: null, productCode: "VOICE_BEL_ME_NU" },
    ];
    const { draft, lost } = draftOfLines(lines, day, snapshot);
    expect(lost).toEqual([]);
    expect(draft.preferredDate).toBe(day);
    expect(linesOf(draft, snapshot)).toHaveLength(lines.length);
  });

  test.each<{ lines: ChangeLine[]; lost: number[]; because: string }>([
    { lines: [{ action: "remove-profile", profileId: "nobody" }], lost: [0], because: "nobody has that id" },
    {
      lines: [
        { action: "add-option", profileId: "p1", productCode: "VOICE_UNLIMITED_NL" },
        { action: "remove-profile", profileId: "p1" },
      ],
      lost: [0],
      because: "a profile that is removed gets nothing else",
    },
    {
      lines: [
        { action: "convert-profile", profileId: "p1", toProductCode: "VOICE_PROFILE_PLUS", preferredDate: day },
        { action: "add-option", profileId: "p1", productCode: "VOICE_UNLIMITED_NL" },
      ],
      lost: [1],
      because: "a profile has one day in a draft",
    },
    {
      lines: [{ action: "add-option", profileId: "a", productCode: "VOICE_UNLIMITED_NL" }],
      lost: [0],
      because: "it has that option already",
    },
    {
      lines: [
        { action: "remove-profile", profileId: "p1" },
        { action: "remove-profile", profileId: "p1" },
      ],
      lost: [1],
      because: "the same is asked twice",
    },
  ])("says which lines it cannot keep: $because", ({ lines, lost }) => {
    expect(draftOfLines(lines, null, snapshot).lost).toEqual(lost);
  });
});
