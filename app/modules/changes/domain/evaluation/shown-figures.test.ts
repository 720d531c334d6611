import { readerIn } from "~/platform/texts/texts.server";
import { describe, expect, test } from "vitest";

import { parseShownFigures } from "../../schemas/shown-figures-schema";
import { pros, scenarioInput } from "../../testing/scenarios";
import { evaluate } from "../../words/preview-in-words";
import { figureChanges, shownFigures } from "./shown-figures";

const profiles = pros(10).map((profile, at) => ({ ...profile, id: `p${String(at)}` }));
const remove = (profileId: string) => ({ action: "remove-profile", profileId });

function figures(receivedOn: string, earlier: readonly string[] = []) {
  const input = scenarioInput({
    profiles,
    receivedOn,
    requests: earlier.map((profileId) => ({
      receivedOn: "2025-06-10",
      status: "queued",
      lines: [remove(profileId)],
    })),
    lines: [remove("p0")],
  });
  return shownFigures(evaluate(input, readerIn("nl")), input.proposal.receivedOn);
}

describe("R2.10 what a stale answer says has changed", () => {
  test("a colleague who took the room: the room, and the fee", () => {
    expect(figureChanges(figures("2025-06-10"), figures("2025-06-10", ["p1", "p2"]))).toEqual([
      { kind: "room", category: "voice", before: 2, now: 0 },
      { kind: "buyOutCents", before: 0, now: 23_250 },
    ]);
  });

  test("a day later, in another month: the dates, and the last billed day", () => {
    expect(figureChanges(figures("2025-06-30"), figures("2025-07-01"))).toEqual([
      { kind: "receivedOn", before: "2025-06-30", now: "2025-07-01" },
      { kind: "completionDate", before: "2025-07-01", now: "2025-07-02" },
      { kind: "billedUntil", before: "2025-07-31", now: "2025-08-31" },
    ]);
  });

  test("nothing, when all is as it was", () => {
    expect(figureChanges(figures("2025-06-10"), figures("2025-06-10"))).toEqual([]);
  });

  test("the figures come back from the form as they went", () => {
    const sent = figures("2025-06-10");
    expect(parseShownFigures(JSON.stringify(sent))).toEqual(sent);
  });

  test.each([null, "{", "[]", '{"receivedOn":"2025-02-30"}'])("%s says nothing", (json) => {
    expect(parseShownFigures(json)).toBeNull();
  });
});
