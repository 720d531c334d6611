import { readerIn } from "~/platform/texts/texts.server";
import { describe, expect, test } from "vitest";

import { scenarioInput, pros } from "../../testing/scenarios";
import { evaluate } from "../../words/preview-in-words";
import { lineGroups } from "./line-groups";

function groupsOf(lines: readonly { readonly action: string; readonly [field: string]: unknown }[]) {
  const input = scenarioInput({
    profiles: [
      ...pros(10).map((profile, at) => ({ ...profile, id: `p${String(at)}` })),
      ...pros(5).map((profile, at) => ({
        ...profile,
        id: `plus${String(at)}`,
        productCode: "VOICE_PROFILE_PLUS",
      })),
    ],
    lines,
  });
  const profiles = new Map(input.profiles.map((profile) => [profile.id, profile]));
  return lineGroups(input.proposal.lines, evaluate(input, readerIn("nl")).lines, profiles).map(
    ({ indexes }) => indexes,
  );
}

const remove = (profileId: string) => ({ action: "remove-profile", profileId });

describe("the lines of a request as they are read", () => {
  test("many equal lines are one, at the place of the first; few stay apart", () => {
    expect(
      groupsOf([remove("p0"), remove("plus0"), remove("p1"), remove("p2"), remove("plus1"), remove("p3")]),
    ).toEqual([[0, 2, 3, 5], [1], [4]]);
  });

  test("lines of another product or action are not equal", () => {
    const convert = (profileId: string) => ({
      action: "convert-profile",
      profileId,
      toProductCode: "VOICE_PROFILE_PLUS",
    });
    expect(groupsOf([...["p0", "p1", "p2", "p3"].map(remove), ...["p4", "p5", "p6", "p7"].map(convert)])).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
  });

  test("a line that is not possible does not hide among those that are", () => {
    expect(groupsOf([...["p0", "p1", "p2", "p3"].map(remove), remove("p0")])).toEqual([[0, 1, 2, 3], [4]]);
  });

  test("new users stay apart, however many", () => {
    const add = { action: "add-profile", productCode: "VOICE_PROFILE_PRO" };
    expect(groupsOf([add, add, add, add])).toEqual([[0], [1], [2], [3]]);
  });
});
