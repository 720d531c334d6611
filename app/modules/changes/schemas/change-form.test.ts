import { describe, expect, test } from "vitest";

import { linesOf, withWish, EMPTY_DRAFT, type ChangeDraft } from "../domain/desk/change-draft";
import { dropToken } from "../domain/desk/line-origins";
import { prefilledView } from "../domain/desk/draft-view";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import { pros, scenarioInput } from "../testing/scenarios";
import { parseChangeForm, parseDraftPost } from "./change-form";
import { parseDraft } from "./draft-schema";

const {
  proposal,
  calendar: _calendar,
  ...parts
} = scenarioInput({
  profiles: [
    { id: "p1", name: "Jan", options: ["VOICE_UNLIMITED_NL", "VOICE_CALLCENTER_AGENT"] },
    { id: "p2", name: "Fatima" },
    ...pros(4).map((profile, at) => ({ ...profile, id: `q${String(at)}` })),
  ],
  lines: [],
});
const snapshot: ChangeSnapshot = { ...parts, receivedOn: proposal.receivedOn };

function posted(fields: readonly (readonly [string, string])[]) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return parseChangeForm(form, snapshot);
}

const linesOfForm = (fields: readonly (readonly [string, string])[]) =>
  linesOf(posted(fields).view.draft, snapshot).map(({ line }) => line);

describe("the change form without JavaScript", () => {
  test("nothing chosen is nothing asked", () => {
    expect(
      linesOfForm([
        ["to.p1", "keep"],
        ["to.p2", "keep"],
      ]),
    ).toEqual([]);
  });

  test("R5.11 a number is ordered with the area or the country that is chosen beside its button", () => {
    const ordered = (fields: readonly (readonly [string, string])[]) => linesOfForm(fields)[0];
    const number = { action: "add-number", quantity: 1 };
    expect(
      ordered([
        ["intent", "number-add:NUM_NEW_1_NL"],
        ["area.NUM_NEW_1_NL", " 030 "],
      ]),
    ).toEqual({
      ...number,
      productCode: "NUM_NEW_1_NL",
      country: "NL",
      areaCode: "030",
    });
    expect(
      ordered([
        ["intent", "number-add:NUM_NEW_1_NL"],
        ["area.NUM_NEW_1_NL", ""],
      ]),
    ).toMatchObject({ areaCode: null });
    expect(
      ordered([
        ["intent", "number-add:NUM_NEW_1_INTL"],
        ["country.NUM_NEW_1_INTL", "PT"],
      ]),
    ).toMatchObject({ country: "PT", areaCode: null });
    expect(ordered([["intent", "number-add:NUM_NEW_1_DE"]])).toMatchObject({ country: "DE", areaCode: null });
  });

  test("R5.7 an option that needs a reason carries it, others don't", () => {
    const {
      proposal: asked,
      calendar: _none,
      ...rest
    } = scenarioInput({
      profiles: [{ id: "i1", category: "internet", productCode: "INTERNET_ACCESS" }, ...pros(1)],
      lines: [],
    });
    const form = new FormData();
    for (const [name, value] of [
      ["open", "i1"],
      ["option.i1", "INTERNET_FIXED_IP_4"],
      ["option.i1", "INTERNET_4G_BACKUP"],
      ["substantiation.i1", " Vier\nservers "],
    ] as const)
      form.append(name, value);
    const desk: ChangeSnapshot = { ...rest, receivedOn: asked.receivedOn };
    expect(linesOf(parseChangeForm(form, desk).view.draft, desk).map(({ line }) => line)).toEqual([
      { action: "add-option", profileId: "i1", productCode: "INTERNET_FIXED_IP_4", substantiation: "Vier servers" },
      { action: "add-option", profileId: "i1", productCode: "INTERNET_4G_BACKUP" },
    ]);
  });

  test("R5.7 a stored draft keeps the reason, and is invalid when the reason is not text", () => {
    const wish = { to: "keep", options: ["INTERNET_FIXED_IP_4"], substantiation: "Vier servers" };
    expect(parseDraft({ wishes: { i1: wish }, extras: [], preferredDate: null }).wishes).toEqual({ i1: wish });
    const wrong = { ...wish, substantiation: 4 };
    expect(parseDraft({ wishes: { i1: wrong }, extras: [], preferredDate: null })).toEqual(EMPTY_DRAFT);
  });

  test("a chosen removal, conversion and a new profile become lines, in the order of the list", () => {
    expect(
      linesOfForm([
        ["to.p2", "remove"],
        ["to.p1", "VOICE_PROFILE_PLUS"],
        ["intent", "add-profile"],
        ["new.productCode", "VOICE_PROFILE_PLUS"],
        ["new.name", "Nora"],
        ["new.quantity", "1"],
        ["new.withPhone", "yes"],
      ]),
    ).toEqual([
      { action: "convert-profile", profileId: "p1", toProductCode: "VOICE_PROFILE_PLUS" },
      // R5.4: what fits Pro alone goes along, and says so as a line.
      { action: "remove-option", profileId: "p1", productCode: "VOICE_CALLCENTER_AGENT" },
      { action: "remove-profile", profileId: "p2" },
      {
        action: "add-profile",
        productCode: "VOICE_PROFILE_PLUS",
        quantity: 1,
        withPhone: true,
        options: [],
        names: ["Nora"],
      },
    ]);
  });

  test("a name that is pasted with line breaks or invalid characters stands on one line", () => {
    const lines = (name: string) =>
      linesOfForm([
        ["intent", "add-profile"],
        ["new.productCode", "VOICE_PROFILE_PLUS"],
        ["new.name", name],
      ]);
    expect(lines("Nora\u0000\r\nde  Wit\t")).toMatchObject([{ names: ["Nora de Wit"] }]);
    expect(lines("\u0000")).toMatchObject([{ names: [] }]);
  });

  test("the ticks of an open panel are the complete set of options", () => {
    expect(
      linesOfForm([
        ["to.p1", "keep"],
        ["open", "p1"],
        ["option.p1", "VOICE_UNLIMITED_NL"],
        ["option.p1", ""],
        ["option.p1", "VOICE_WEBEX_STANDAARD"],
      ]),
    ).toEqual([
      { action: "remove-option", profileId: "p1", productCode: "VOICE_CALLCENTER_AGENT" },
      { action: "add-option", profileId: "p1", productCode: "VOICE_WEBEX_STANDAARD" },
    ]);
  });

  test.each([
    ["12x", 0, "words are no number, and the evaluator then asks for one"],
    ["2.5", 0, "there is no half a profile"],
    ["7", 7, "a whole number is what it says"],
  ])("a quantity of %s is read as %i", (quantity, expected, _because) => {
    const [line] = linesOfForm([
      ["intent", "add-profile"],
      ["new.productCode", "VOICE_PROFILE_PLUS"],
      ["new.quantity", quantity],
    ]);
    expect(line).toMatchObject({ quantity: expected });
  });

  test("fields that the form does not have are left out, and nothing throws", () => {
    expect(
      linesOfForm([
        ["to.unknown", "remove"],
        ["extra", "{not json"],
        ["extra", JSON.stringify({ action: "drop-database" })],
        ["preferredDate", "2026-02-30"],
        ["acceptBuyOutCents", "-5"],
        ["intent", "drop:extra~99"],
      ]),
    ).toEqual([]);
  });

  test("every line can be taken out again by its own button", () => {
    const chosen: (readonly [string, string])[] = [
      ["to.p1", "VOICE_PROFILE_PLUS"],
      ["to.p2", "remove"],
      ["extra", JSON.stringify({ action: "add-option", profileId: null, productCode: "VOICE_BEL_ME_NU" })],
    ];
    const all = linesOf(posted(chosen).view.draft, snapshot);
    expect(all).toHaveLength(4);
    for (const { line, origin } of all) {
      if (line.action === "remove-option") continue; // it goes with the conversion
      const left = linesOfForm([...chosen, ["intent", dropToken([origin])]]);
      expect(left).not.toContainEqual(line);
      expect(left.length).toBeLessThan(all.length);
    }
  });
});

describe("the draft", () => {
  test("choosing back what is in service leaves no trace", () => {
    const jan = snapshot.profiles[0];
    if (!jan) throw new Error("no profile");
    const there: ChangeDraft = withWish(EMPTY_DRAFT, jan, { to: "VOICE_PROFILE_PLUS", options: [] });
    expect(withWish(there, jan, { to: jan.productCode, options: [...jan.options].reverse() })).toEqual(EMPTY_DRAFT);
  });

  test("a link to the page can choose users to remove; unknown ones are left out", () => {
    const { draft, module } = prefilledView(snapshot, {
      profileId: null,
      to: null,
      remove: ["p2", "somebody-else"],
      removeShared: [],
    });
    expect(linesOf(draft, snapshot).map(({ line }) => line)).toEqual([{ action: "remove-profile", profileId: "p2" }]);
    expect(module).toBeNull();
  });
});

const EXTRA = { action: "add-option", profileId: null, productCode: "VOICE_BEL_ME_NU" };

describe("a draft that is sent to be kept", () => {
  const sent = (content: unknown) => {
    const form = new FormData();
    form.set("content", typeof content === "string" ? content : JSON.stringify(content));
    return parseDraftPost(form).draft;
  };

  test("is what was sent, with what was typed about it on one line, and a comment on several", () => {
    const draft = { ...EMPTY_DRAFT, note: { reference: " PO\t4310 ", comment: "een \r\ntwee" } };
    expect(sent(draft)).toEqual({ ...EMPTY_DRAFT, note: { reference: "PO 4310", comment: "een\ntwee" } });
    expect(sent({ ...EMPTY_DRAFT, note: { reference: "x".repeat(99), comment: null } })?.note?.reference).toHaveLength(
      35,
    );
  });

  test.each<readonly [content: unknown, because: string]>([
    ["{", "it is no JSON"],
    [{ ...EMPTY_DRAFT, extras: Array.from({ length: 2_001 }, () => EXTRA) }, "it asks more than a draft can"],
    [{ ...EMPTY_DRAFT, wishes: { p1: { to: 4, options: null } } }, "it asks what nobody can"],
  ])("is none when it is not read, instead of an empty one: %#", (content, _because) => {
    expect(sent(content)).toBeNull();
  });
});

describe("the list without JavaScript", () => {
  test("a box stands for all lines of somebody, and what was done to them is undone by its button", () => {
    const ticked = posted([
      ["select", "p1,p2"],
      ["intent", "bulk:remove"],
    ]).view;
    expect(Object.keys(ticked.draft.wishes)).toEqual(["p1", "p2"]);
    expect(ticked).toMatchObject({ top: ["p1", "p2"], before: EMPTY_DRAFT, selected: [] });
    const undone = posted([
      ["to.p1", "remove"],
      ["to.p2", "remove"],
      ["before", JSON.stringify(EMPTY_DRAFT)],
      ["intent", "undo"],
    ]).view;
    expect(undone).toMatchObject({ draft: EMPTY_DRAFT, top: [], before: null });
  });

  test("both parts of the list are leafed through, and one line's options are unfolded at a time", () => {
    const form: (readonly [string, string])[] = [
      ["page", "2"],
      ["topPage", "1"],
      ["open", "p1"],
    ];
    expect(posted(form).view).toMatchObject({ page: 2, topPage: 1, open: ["p1"] });
    expect(posted([...form, ["intent", "top-page:3"]]).view).toMatchObject({ page: 2, topPage: 3 });
    expect(posted([...form, ["intent", "open:p2"]]).view.open).toEqual(["p2"]);
    expect(posted([...form, ["intent", "close:p1"]]).view.open).toEqual([]);
  });

  test("whoever leaves is named, and the draft is kept before the page of leaving opens", () => {
    expect(
      posted([
        ["intent", "leave"],
        ["leaver", "somebody"],
      ]),
    ).toMatchObject({ intent: "leave", leaver: "somebody" });
    expect(posted([["intent", "leave:somebody-found"]])).toMatchObject({ intent: "leave", leaver: "somebody-found" });
  });
});

describe("which write of which page a form is", () => {
  const page = "11111111-1111-4111-8111-111111111111";

  test.each([
    { because: "as the page numbers it", draftPage: page, draftWrite: "3", write: { page, number: 3 } },
    { because: "without a script there is no number", draftPage: page, draftWrite: "", write: null },
    { because: "0 is none", draftPage: page, draftWrite: "0", write: null },
    { because: "more than the database counts", draftPage: page, draftWrite: "2147483648", write: null },
    { because: "not the id of a page", draftPage: "somewhere", draftWrite: "3", write: null },
  ])("$because", ({ draftPage, draftWrite, write }) => {
    const form = new FormData();
    form.append("draftPage", draftPage);
    form.append("draftWrite", draftWrite);
    expect(parseDraftPost(form).write).toEqual(write);
    expect(parseChangeForm(form, snapshot).write).toEqual(write);
  });
});
