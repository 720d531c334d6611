import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { pros, scenarioInput } from "../../testing/scenarios";
import type { ChangeLine } from "../change-line";
import { EMPTY_DRAFT, linesOf, withLines, withOptionForAll } from "./change-draft";
import type { ChangeSnapshot } from "./change-snapshot";
import { withDate } from "./line-origins";

const {
  proposal,
  calendar: _calendar,
  ...parts
} = scenarioInput({
  profiles: [
    ...pros(2, { options: ["VOICE_WEBEX_STANDAARD"] }),
    { id: "plus", productCode: "VOICE_PROFILE_PLUS", options: ["VOICE_UNLIMITED_NL"] },
  ],
  lines: [],
});
const snapshot: ChangeSnapshot = { ...parts, receivedOn: proposal.receivedOn };
const linesAfter = (lines: readonly ChangeLine[]): ChangeLine[] =>
  linesOf(withLines(EMPTY_DRAFT, lines, snapshot), snapshot).map(({ line }) => line);
const on = localDate("2025-07-01");

describe("lines that another page asks for", () => {
  test.each<{ because: string; lines: ChangeLine[] }>([
    { because: "a removal with its day", lines: [{ action: "remove-profile", profileId: "p1", preferredDate: on }] },
    { because: "an option", lines: [{ action: "add-option", profileId: "p1", productCode: "VOICE_UNLIMITED_NL" }] },
    {
      because: "a hand-over",
      lines: [{ action: "hand-over", profileId: "p1", name: "Sanne", e164: null, preferredDate: on }],
    },
    { because: "an option of the group", lines: [{ action: "add-option", profileId: null, productCode: "X" }] },
    { because: "a phone", lines: [{ action: "order-phone", profileId: "p2", quantity: 1 }] },
  ])("$because comes out as it went in", ({ lines }) => {
    expect(linesAfter(lines)).toEqual(lines);
  });
  test("a later line about a profile goes before an earlier one", () => {
    expect(
      linesAfter([
        { action: "add-option", profileId: "p1", productCode: "VOICE_UNLIMITED_NL" },
        { action: "remove-profile", profileId: "p1" },
      ]),
    ).toEqual([{ action: "remove-profile", profileId: "p1" }]);
  });
  test("a line about somebody who is not in service is left out", () => {
    expect(
      linesAfter([
        { action: "remove-profile", profileId: "x" },
        { action: "hand-over", profileId: "x", name: "Y" },
        { action: "order-phone", profileId: "x", quantity: 1 },
      ]),
    ).toEqual([]);
  });
});

test("R3.4 all lines of a user get a day together, and lose it together", () => {
  const draft = withLines(
    EMPTY_DRAFT,
    [
      { action: "convert-profile", profileId: "p1", toProductCode: "VOICE_PROFILE_PLUS" },
      { action: "remove-option", profileId: "p1", productCode: "VOICE_WEBEX_STANDAARD" },
      { action: "remove-number", numberId: "n1" },
    ],
    snapshot,
  );
  const origins = linesOf(draft, snapshot).map(({ origin }) => origin);
  const dated = withDate(draft, origins.slice(0, 1), on);
  expect(linesOf(dated, snapshot).map(({ line }) => line.preferredDate ?? null)).toEqual([on, on, null]);
  const undated = withDate(dated, origins, null);
  expect(linesOf(undated, snapshot).map(({ line }) => line.preferredDate ?? null)).toEqual([null, null, null]);
});

describe("R2.6 an option for several users at once", () => {
  const lines = (productCode: string, isWanted: boolean): ChangeLine[] =>
    linesOf(withOptionForAll(EMPTY_DRAFT, snapshot.profiles, { productCode, isWanted }, snapshot), snapshot).map(
      ({ line }) => line,
    );
  test("comes to those who do not have it", () => {
    expect(lines("VOICE_UNLIMITED_NL", true)).toEqual([
      { action: "add-option", profileId: "p1", productCode: "VOICE_UNLIMITED_NL" },
      { action: "add-option", profileId: "p2", productCode: "VOICE_UNLIMITED_NL" },
    ]);
  });
  test("takes the place of what it excludes (R5.3)", () => {
    expect(lines("VOICE_WEBEX_PREMIUM", true).slice(0, 2)).toEqual([
      { action: "remove-option", profileId: "p1", productCode: "VOICE_WEBEX_STANDAARD" },
      { action: "add-option", profileId: "p1", productCode: "VOICE_WEBEX_PREMIUM" },
    ]);
  });
  test("leaves those who have it", () => {
    expect(lines("VOICE_WEBEX_STANDAARD", false)).toEqual([
      { action: "remove-option", profileId: "p1", productCode: "VOICE_WEBEX_STANDAARD" },
      { action: "remove-option", profileId: "p2", productCode: "VOICE_WEBEX_STANDAARD" },
    ]);
  });
});
