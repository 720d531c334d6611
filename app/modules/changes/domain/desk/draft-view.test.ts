import { describe, expect, test } from "vitest";

import { pros, scenarioInput } from "../../testing/scenarios";
import type { ChangeSnapshot } from "./change-snapshot";
import { withModule, IN_LIST, prefilledView, withBulkWish, withList, withTicks } from "./draft-view";

const {
  proposal,
  calendar: _calendar,
  ...parts
} = scenarioInput({
  profiles: [
    { id: "jan", name: "Jan Jansen" },
    { id: "bram", name: "Bram Vos", productCode: "VOICE_PROFILE_PLUS" },
    { id: "gone", name: "Gerda Weg", activeUntil: "2025-05-01" },
    { id: "busy", name: "Bo Bezig" },
    { id: "mobile", name: "Jan Jansen", category: "mobile", productCode: "MOBILE_PROFILE_BASIS" },
    ...pros(4).map((profile, at) => ({ ...profile, id: `q${String(at)}` })),
  ],
  requests: [{ receivedOn: "2025-06-09", status: "queued", lines: [{ action: "remove-profile", profileId: "busy" }] }],
  lines: [],
});
const snapshot: ChangeSnapshot = { ...parts, receivedOn: proposal.receivedOn };
const empty = prefilledView(snapshot, { profileId: null, to: null, remove: [], removeShared: [] });

describe("changing several users at once", () => {
  test("those with a change under way take no tick", () => {
    expect(withTicks(empty, ["jan", "busy"], true, snapshot).selected).toEqual(["jan"]);
  });

  test("removing those who are ticked chooses it for each, and leaves nobody ticked", () => {
    const { draft, selected, done } = withBulkWish(
      withTicks(empty, ["jan", "bram", "gone"], true, snapshot),
      "remove",
      snapshot,
    );
    expect(Object.keys(draft.wishes)).toEqual(["jan", "bram"]);
    expect(selected).toEqual([]);
    expect(done).toEqual({ to: "remove", count: 2, unchanged: 0 });
  });

  test("those who have the product already get no line, and are counted", () => {
    const { draft, done } = withBulkWish(
      withTicks(empty, ["jan", "bram"], true, snapshot),
      "VOICE_PROFILE_PLUS",
      snapshot,
    );
    expect(draft.wishes).toEqual({ jan: { to: "VOICE_PROFILE_PLUS", options: null } });
    expect(done).toEqual({ to: "VOICE_PROFILE_PLUS", count: 2, unchanged: 1 });
  });

  test.each(["MOBILE_PROFILE_PLUS", "VOICE_UNLIMITED_NL", "nonsense", ""])(
    "%s is not a profile to convert to",
    (to) => {
      const ticked = withTicks(empty, ["jan"], true, snapshot);
      expect(withBulkWish(ticked, to, snapshot)).toBe(ticked);
    },
  );

  test("leaving them as they are takes their choices back", () => {
    const removed = withBulkWish(withTicks(empty, ["jan", "bram"], true, snapshot), "remove", snapshot);
    const back = withBulkWish(withTicks(removed, ["jan"], true, snapshot), "keep", snapshot);
    expect(Object.keys(back.draft.wishes)).toEqual(["bram"]);
  });

  test("a pasted list ticks those whom it finds in the module in view, and shows only them", () => {
    const view = withList(empty, "Jan Jansen\nBo Bezig\nPiet", snapshot, {});
    expect(view).toMatchObject({ selected: ["jan"], filter: IN_LIST, search: "" });
    expect(withList(withModule(empty, "mobile"), "Jan Jansen", snapshot, {}).selected).toEqual(["mobile"]);
    expect(withList(empty, "niemand", snapshot, {})).toMatchObject({ selected: [], filter: "" });
  });

  test("in another module nobody is ticked", () => {
    expect(withModule(withTicks(empty, ["jan"], true, snapshot), "mobile")).toMatchObject({
      selected: [],
      module: "mobile",
    });
  });
});

describe("a link to the page", () => {
  test.each([
    ["remove", { jan: { to: "remove", options: null } }],
    ["VOICE_PROFILE_PLUS", { jan: { to: "VOICE_PROFILE_PLUS", options: null } }],
    ["VOICE_PROFILE_PRO", {}],
    ["MOBILE_PROFILE_PLUS", {}],
    [null, {}],
  ])("to %s for one user opens that user with that choice", (to, wishes) => {
    const view = prefilledView(snapshot, { profileId: "jan", to, remove: [], removeShared: [] });
    expect(view.draft.wishes).toEqual(wishes);
    expect(view.open).toEqual(["jan"]);
  });

  test("opens the page of the list on which the user stands", () => {
    const people = pros(23).map((profile, at) => ({ ...profile, id: `p${String(at)}` }));
    const { proposal: later, calendar: _days, ...rest } = scenarioInput({ profiles: people, lines: [] });
    const pageOf = (profileId: string) =>
      prefilledView({ ...rest, receivedOn: later.receivedOn }, { profileId, to: null, remove: [], removeShared: [] })
        .page;
    expect(["p0", "p9", "p10", "p22", "nobody"].map(pageOf)).toEqual([0, 0, 1, 2, 0]);
  });
});

test("another page may begin it with group options and numbers to remove; what is not in service is left out", () => {
  const numbers = [{ id: "block", productCode: "NUM_BLOCK_10_NL", numbers: null }];
  const { draft } = prefilledView(
    { ...snapshot, groupOptions: ["VOICE_CENTRALE", "VOICE_BEL_ME_NU"], numbers },
    { profileId: null, to: null, remove: [], removeShared: ["VOICE_BEL_ME_NU", "block", "nonsense"] },
  );
  expect(draft.extras).toEqual([
    { action: "remove-option", profileId: null, productCode: "VOICE_BEL_ME_NU" },
    { action: "remove-number", numberId: "block" },
  ]);
});
