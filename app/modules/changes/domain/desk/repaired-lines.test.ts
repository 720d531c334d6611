import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { readerIn } from "~/platform/texts/texts.server";
import {
  addOption,
  convert,
  PLUS,
  PRO,
  pros,
  remove,
  removeOption,
  scenarioInput,
  type JsonLine,
  type JsonProfile,
  type ScenarioParts,
} from "../../testing/scenarios";
import { repairWords } from "../../words/repair-words";
import type { RequestLine } from "../change-request";
import { assess } from "../evaluation/assess";
import type { ChangeSnapshot } from "./change-snapshot";
import { evaluationInputOf } from "./change-snapshot";
import { repairedLines, type RepairedLines } from "./repaired-lines";

const BLOCK = [{ numberId: "n1", productCode: "NUM_BLOCK_10_NL", first: "+31301234560", last: "+31301234569" }];
const TAKEN = "+31301234560";
const ADD = { action: "add-profile", productCode: PRO };

type Case = {
  readonly because: string;
  readonly rejected: readonly JsonLine[];
  readonly profiles?: readonly JsonProfile[];
  readonly parts?: Partial<ScenarioParts>;
  readonly lines: readonly object[];
  readonly repairs: readonly object[];
};

function repaired({ rejected, profiles = pros(4), parts = {} }: Pick<Case, "rejected" | "profiles" | "parts">): {
  readonly result: RepairedLines;
  readonly snapshot: ChangeSnapshot;
} {
  const { proposal, calendar: _, ...rest } = scenarioInput({ profiles, lines: rejected, ...parts });
  const snapshot: ChangeSnapshot = { ...rest, receivedOn: proposal.receivedOn };
  const lines = proposal.lines.map((line, index) => ({ index, line, status: "rejected" }) as RequestLine);
  return { result: repairedLines({ lines }, snapshot), snapshot };
}

const gone: readonly JsonProfile[] = [{ id: "p1", activeUntil: "2025-06-01" }, ...pros(4).slice(1)];
const leftOut = (code: string) => [{ kind: "left-out", finding: { code } }];
const asAsked = [{ kind: "as-asked" }];

/** For every reason that `judgeExecution` has, what is possible when it no longer holds, and when it still does. */
const CASES: readonly Case[] = [
  {
    because: "UNKNOWN_PROFILE: the user was never there",
    rejected: [remove("p9")],
    lines: [],
    repairs: leftOut("UNKNOWN_PROFILE"),
  },
  {
    because: "PROFILE_NOT_ACTIVE: the user is gone; the others are asked",
    rejected: [addOption("p1", "VOICE_UNLIMITED_NL"), addOption("p2", "VOICE_UNLIMITED_NL")],
    profiles: gone,
    lines: [addOption("p2", "VOICE_UNLIMITED_NL")],
    repairs: [...leftOut("PROFILE_NOT_ACTIVE"), ...asAsked],
  },
  {
    because: "MIN_PROFILES: it would still end the module",
    rejected: [remove("p1")],
    profiles: pros(1),
    lines: [],
    repairs: leftOut("MIN_PROFILES"),
  },
  {
    because: "MIN_PROFILES: others came in the meantime",
    rejected: [remove("p1")],
    lines: [remove("p1")],
    repairs: asAsked,
  },
  {
    because: "SAME_PRODUCT: the profile has it already",
    rejected: [convert("p1", PRO)],
    lines: [],
    repairs: leftOut("SAME_PRODUCT"),
  },
  {
    because: "ORPHAN_OPTION: what does not fit goes along",
    rejected: [convert("p1", PLUS)],
    profiles: [{ id: "p1", options: ["VOICE_RECEPTIONIST_PLUS"] }, ...pros(4).slice(1)],
    lines: [removeOption("p1", "VOICE_RECEPTIONIST_PLUS"), convert("p1", PLUS)],
    repairs: [{ kind: "options-go", options: [{ code: "VOICE_RECEPTIONIST_PLUS" }] }],
  },
  {
    because: "ORPHAN_OPTION: its removal failed too, and is asked once",
    rejected: [convert("p1", PLUS), removeOption("p1", "VOICE_RECEPTIONIST_PLUS")],
    profiles: [{ id: "p1", options: ["VOICE_RECEPTIONIST_PLUS"] }, ...pros(4).slice(1)],
    lines: [convert("p1", PLUS), removeOption("p1", "VOICE_RECEPTIONIST_PLUS")],
    repairs: [...asAsked, ...asAsked],
  },
  {
    because: "OPTION_NOT_ALLOWED: it no longer fits the profile",
    rejected: [addOption("p1", "VOICE_RECEPTIONIST_PLUS")],
    profiles: [{ id: "p1", productCode: PLUS }, ...pros(4).slice(1)],
    lines: [],
    repairs: leftOut("OPTION_NOT_ALLOWED"),
  },
  {
    because: "OPTION_CONFLICT: it is there already",
    rejected: [addOption("p1", "VOICE_WEBEX_PREMIUM")],
    profiles: [{ id: "p1", options: ["VOICE_WEBEX_PREMIUM"] }, ...pros(4).slice(1)],
    lines: [],
    repairs: leftOut("OPTION_CONFLICT"),
  },
  {
    because: "OPTION_CONFLICT: the other one goes along",
    rejected: [addOption("p1", "VOICE_WEBEX_PREMIUM")],
    profiles: [{ id: "p1", options: ["VOICE_WEBEX_STANDAARD"] }, ...pros(4).slice(1)],
    lines: [removeOption("p1", "VOICE_WEBEX_STANDAARD"), addOption("p1", "VOICE_WEBEX_PREMIUM")],
    repairs: [{ kind: "options-go", options: [{ code: "VOICE_WEBEX_STANDAARD" }] }],
  },
  {
    because: "OPTION_CONFLICT: the group has it already",
    rejected: [addOption(null, "VOICE_FAX_TO_EMAIL")],
    parts: { groupOptions: ["VOICE_CENTRALE", "VOICE_FAX_TO_EMAIL"] },
    lines: [],
    repairs: leftOut("OPTION_CONFLICT"),
  },
  {
    because: "OPTION_MISSING: it is gone already, of a user and of the group",
    rejected: [removeOption("p1", "VOICE_UNLIMITED_NL"), removeOption(null, "VOICE_BEL_ME_NU")],
    lines: [],
    repairs: [...leftOut("OPTION_MISSING"), ...leftOut("OPTION_MISSING")],
  },
  {
    because: "NUMBER_NOT_FREE: the lowest free one takes its place, for two of them",
    rejected: [
      { ...ADD, e164: TAKEN },
      { action: "hand-over", profileId: "p2", name: "Sanne", e164: TAKEN },
    ],
    profiles: [{ id: "p1", e164: TAKEN }, ...pros(4).slice(1)],
    parts: { numbers: BLOCK },
    lines: [
      { ...ADD, e164: "+31301234561" },
      { action: "hand-over", e164: "+31301234562" },
    ],
    repairs: [
      { kind: "other-number", asked: TAKEN, e164: "+31301234561" },
      { kind: "other-number", asked: TAKEN, e164: "+31301234562" },
    ],
  },
  {
    because: "NUMBER_NOT_FREE: none is left, so it goes without",
    rejected: [
      { ...ADD, e164: TAKEN },
      { action: "hand-over", profileId: "p2", e164: TAKEN },
    ],
    profiles: [{ id: "p1", e164: TAKEN }, ...pros(4).slice(1)],
    parts: { numbers: [{ numberId: "n1", productCode: "NUM_SINGLE_NL", first: TAKEN, last: TAKEN }] },
    lines: [{ ...ADD, e164: null }],
    repairs: [{ kind: "other-number", asked: TAKEN, e164: null }, ...leftOut("NUMBER_NOT_FREE")],
  },
  {
    because: "NUMBER_IN_USE: somebody still has one of them",
    rejected: [{ action: "remove-number", numberId: "n1" }],
    profiles: [{ id: "p1", e164: TAKEN }, ...pros(4).slice(1)],
    parts: { numbers: BLOCK },
    lines: [],
    repairs: leftOut("NUMBER_IN_USE"),
  },
  {
    because: "NUMBER_IN_USE: nobody has one any more",
    rejected: [{ action: "remove-number", numberId: "n1" }],
    parts: { numbers: BLOCK },
    lines: [{ action: "remove-number", numberId: "n1" }],
    repairs: asAsked,
  },
  {
    because: "UNKNOWN_PRODUCT: the number is gone",
    rejected: [{ action: "remove-number", numberId: "n2" }],
    parts: { numbers: BLOCK },
    lines: [],
    repairs: leftOut("UNKNOWN_PRODUCT"),
  },
  {
    because: "something else was queued for the user since",
    rejected: [convert("p1", PLUS)],
    parts: { requests: [{ receivedOn: "2025-06-10", status: "queued", lines: [remove("p1")] }] },
    lines: [],
    repairs: leftOut("ALREADY_PENDING"),
  },
  {
    because: "a phone and numbers are asked again, on the earliest day",
    rejected: [
      { action: "order-phone", profileId: "p1", quantity: 1, preferredDate: "2025-06-11" },
      { action: "add-number", productCode: "NUM_0800", country: "NL" },
    ],
    lines: [{ action: "order-phone" }, { action: "add-number" }],
    repairs: [...asAsked, ...asAsked],
  },
];

describe("R3.5 a failed line is asked again with what is possible now", () => {
  test.each(CASES)("$because", ({ lines, repairs, ...asked }) => {
    const { result, snapshot } = repaired(asked);
    expect(result.repairs).toMatchObject(repairs);
    expect(result.repairs.map(({ index }) => index)).toEqual(asked.rejected.map((_, index) => index));
    expect(result.lines).toMatchObject(lines);
    expect(result.lines).toHaveLength(lines.length);
    const { lines: judged, requestFindings } = assess(
      evaluationInputOf(snapshot, { lines: result.lines, preferredDate: null }),
    );
    expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
    expect(result.lines.length === 0 ? [] : requestFindings).toEqual([]);
    for (const language of ["nl", "en"] as const) {
      for (const repair of result.repairs) {
        expect(repairWords(repair, "Iets", readerIn(language))).not.toMatch(/\{\{|undefined/);
      }
    }
  });

  test("what was done, or is still queued, is not asked again", () => {
    const { proposal, calendar: _, ...rest } = scenarioInput({ lines: [remove("p1"), remove("p2")] });
    const snapshot = { ...rest, receivedOn: localDate(proposal.receivedOn) };
    const lines = proposal.lines.map(
      (line, index) => ({ index, line, status: index === 0 ? "completed" : "queued" }) as RequestLine,
    );
    expect(repairedLines({ lines }, snapshot)).toEqual({ lines: [], repairs: [] });
  });
});
