import { describe, expect, test } from "vitest";

import { pros, scenarioInput } from "../../testing/scenarios";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { withBulkChoice, withBulkWish } from "./bulk-changes";
import { EMPTY_DRAFT, withWish } from "./change-draft";
import type { ChangeSnapshot } from "./change-snapshot";
import { deskPeople, type Holders } from "./desk-people";
import {
  IN_LIST,
  listParts,
  prefilledView,
  undone,
  withList,
  withModule,
  withPart,
  withTicks,
  type ListPart,
} from "./draft-view";

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

function profileOf(wanted: string): ProfileInService {
  const profile = snapshot.profiles.find(({ id }) => id === wanted);
  if (profile === undefined) throw new Error(`There is no ${wanted}`);
  return profile;
}

/** Jan has a fixed and a mobile line. */
const holders: Holders = {
  jan: { personId: "person-jan", costCentre: "Sales" },
  mobile: { personId: "person-jan", costCentre: "Sales" },
};
const desk = { snapshot, holders, staying: new Set<Category>() };
const voice = withModule(empty, "voice");

describe("changing several people at once", () => {
  test("those with a change under way take no tick", () => {
    expect(withTicks(empty, ["jan", "busy"], true, snapshot).selected).toEqual(["jan"]);
  });

  test("removing the ticked makes a wish of each line, counts people, puts them on top and leaves nobody ticked", () => {
    const { draft, selected, done, top } = withBulkWish(
      withTicks(empty, ["jan", "mobile", "bram", "gone"], true, snapshot),
      "remove",
      desk,
    );
    expect(Object.keys(draft.wishes)).toEqual(["jan", "bram", "mobile"]);
    expect(top).toEqual(["jan", "bram", "mobile"]);
    expect(selected).toEqual([]);
    expect(done).toEqual({ to: "remove", count: 2, unchanged: 0, staying: 0 });
  });

  test("in a module, the lines of others stay", () => {
    const { draft } = withBulkWish({ ...voice, selected: ["jan", "mobile"] }, "remove", desk);
    expect(Object.keys(draft.wishes)).toEqual(["jan"]);
  });

  test("a line that can't be removed here stays, and is counted", () => {
    const ticked = withTicks(empty, ["jan", "mobile"], true, snapshot);
    const staying = new Set<Category>(["mobile"]);
    const { draft, done } = withBulkWish(ticked, "remove", { ...desk, staying });
    expect(Object.keys(draft.wishes)).toEqual(["jan"]);
    expect(done).toMatchObject({ count: 1, staying: 1 });
    expect(withBulkWish(ticked, "remove", { ...desk, staying: new Set<Category>(["mobile", "voice"]) })).toBe(ticked);
  });

  test("those who have the product already get no line, and are counted", () => {
    const { draft, done } = withBulkWish(
      withTicks(empty, ["jan", "mobile", "bram"], true, snapshot),
      "VOICE_PROFILE_PLUS",
      desk,
    );
    expect(draft.wishes).toEqual({ jan: { to: "VOICE_PROFILE_PLUS", options: null } });
    expect(done).toEqual({ to: "VOICE_PROFILE_PLUS", count: 2, unchanged: 1, staying: 0 });
  });

  test.each([
    ["=VOICE_PROFILE_PLUS", { jan: { to: "VOICE_PROFILE_PLUS", options: null } }],
    ["+VOICE_UNLIMITED_NL", { jan: { to: "keep", options: ["VOICE_UNLIMITED_NL"] } }],
    ["-VOICE_UNLIMITED_NL", {}],
    ["", {}],
  ])("the choice %s does the same to the lines of its module", (chosen, wishes) => {
    const ticked = withTicks(empty, ["jan", "mobile"], true, snapshot);
    expect(withBulkChoice(ticked, chosen, desk).draft.wishes).toEqual(wishes);
  });

  test.each(["VOICE_UNLIMITED_NL", "nonsense", ""])("%s is no profile to convert to", (to) => {
    const ticked = withTicks(empty, ["jan"], true, snapshot);
    expect(withBulkWish(ticked, to, desk)).toBe(ticked);
  });

  test("leaving them as they are takes their wishes back", () => {
    const removed = withBulkWish(withTicks(empty, ["jan", "bram"], true, snapshot), "remove", desk);
    const back = withBulkWish(withTicks(removed, ["jan"], true, snapshot), "keep", desk);
    expect(Object.keys(back.draft.wishes)).toEqual(["bram"]);
  });

  test("what was done to many at once is undone at once", () => {
    const before = withWish(EMPTY_DRAFT, profileOf("bram"), { to: "VOICE_PROFILE_PRO", options: null });
    const removed = withBulkWish(withTicks({ ...empty, draft: before }, ["jan"], true, snapshot), "remove", desk);
    expect(undone(removed)).toMatchObject({ draft: before, before: null, done: null, top: ["bram"] });
    expect(undone(empty)).toBe(empty);
  });

  test("a pasted list ticks all lines in view of whom it finds, and shows them alone", () => {
    const view = withList(empty, "Jan Jansen\nBo Bezig\nPiet", snapshot, holders);
    expect(view).toMatchObject({ selected: ["jan", "mobile"], filter: IN_LIST, search: "" });
    expect(withList(withModule(empty, "mobile"), "Jan Jansen", snapshot, holders).selected).toEqual(["mobile"]);
    expect(withList(empty, "niemand", snapshot, holders)).toMatchObject({ selected: [], filter: "" });
  });

  test("two who share a name and are not known to be one are not guessed", () => {
    expect(withList(empty, "Jan Jansen", snapshot, {}).selected).toEqual([]);
  });

  test("in another module nobody is ticked", () => {
    expect(withModule(withTicks(empty, ["jan"], true, snapshot), "mobile")).toMatchObject({
      selected: [],
      module: "mobile",
    });
  });
});

describe("the list in parts", () => {
  const many = pros(23).map((profile, at) => ({ ...profile, id: `p${String(at)}` }));
  const { proposal: later, calendar: _days, ...rest } = scenarioInput({ profiles: many, lines: [] });
  const people = deskPeople({ ...rest }, {}, null);
  const keysOf = ({ people: shown }: ListPart) => shown.map(({ key }) => key);

  test("who is in the request stands on top, five a page, and the others ten a page", () => {
    const top = ["p1", "p3", "p5", "p7", "p9", "p11"];
    const first = listParts(people, { top, topPage: 0, page: 0 });
    expect(keysOf(first.top)).toEqual(["p1", "p3", "p5", "p7", "p9"]);
    expect(first.top).toMatchObject({ pages: 2, count: 6 });
    expect(keysOf(first.others)).toEqual(["p0", "p2", "p4", "p6", "p8", "p10", "p12", "p13", "p14", "p15"]);
    const last = listParts(people, { top, topPage: 9, page: 9 });
    expect(keysOf(last.top)).toEqual(["p11"]);
    expect(last.others).toMatchObject({ page: 1, pages: 2, count: 17 });
    expect(later.receivedOn).toBe("2025-06-10");
  });

  test("a choice in a row moves nobody until the list is ordered anew", () => {
    const chosen = { ...empty, draft: withWish(EMPTY_DRAFT, profileOf("jan"), { to: "remove", options: null }) };
    expect(chosen.top).toEqual([]);
    expect(withPart(chosen, { search: "" }).top).toEqual(["jan"]);
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

  test("opens the page of the list that has the user", () => {
    const people = pros(23).map((profile, at) => ({ ...profile, id: `p${String(at)}` }));
    const { proposal: later, calendar: _days, ...rest } = scenarioInput({ profiles: people, lines: [] });
    const pageOf = (profileId: string) =>
      prefilledView({ ...rest, receivedOn: later.receivedOn }, { profileId, to: null, remove: [], removeShared: [] })
        .page;
    expect(["p0", "p9", "p10", "p22", "nobody"].map(pageOf)).toEqual([0, 0, 1, 2, 0]);
  });
});

test("another page can start it with group options and numbers to remove; what is not in service is left out", () => {
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
