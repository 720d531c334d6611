import * as z from "zod";

import { priceListOn, type Category } from "~/modules/catalogue/domain/catalogue";
import type { LocalDate } from "~/kernel/local-date";
import { isUuid } from "~/kernel/uuid";
import { isSupportedDay } from "~/kernel/supported-date";
import { toSingleLine } from "~/kernel/single-line-text";
import { withBulkChoice, withBulkWish } from "../domain/desk/bulk-changes";
import {
  EMPTY_DRAFT,
  linesOf,
  withExtra,
  withNote,
  withWish,
  type ChangeDraft,
  type ExtraLine,
} from "../domain/desk/change-draft";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import type { Holders } from "../domain/desk/desk-people";
import {
  moduleInView,
  NOTHING_YET,
  ordered,
  peopleInView,
  undone,
  withList,
  withModule,
  withTicks,
  type DraftView,
} from "../domain/desk/draft-view";
import { originsOf, withoutLines } from "../domain/desk/line-origins";
import type { DraftWrite } from "../domain/desk/saved-draft";
import type { ShownFigures } from "../domain/evaluation/shown-figures";
import { firstCountryOf, numberLine, removalRefusals, stayingCategories } from "../domain/desk/offers";
import { MAX_SUBSTANTIATION } from "./change-line-schema";
import { draftOrNull, extraLineSchema } from "./draft-schema";
import { parseRequestNote } from "./request-note-schema";
import { parseShownFigures } from "./shown-figures-schema";

/** The posted change form: the state of the page after the button that was pressed, and the fields of a submission. */
export type PostedChangeForm = {
  readonly view: DraftView;
  readonly intent: "submit" | "check" | "save" | "keep" | "prepare" | "leave";
  /** The stored draft that the page shows, and its revision; null: none yet. */
  readonly place: { readonly id: string; readonly revision: number } | null;
  /** Which write of the page it is; null when the form does not say. */
  readonly write: DraftWrite | null;
  /** The name under which the draft is to be kept. */
  readonly draftName: string;
  /** Who was chosen to leave, or "". */
  readonly leaver: string;
  readonly acceptBuyOutCents: number;
  readonly previewToken: string | null;
  /** What the customer saw, or null when the form does not say. */
  readonly shown: ShownFigures | null;
  readonly idempotencyKey: string | null;
};

const INTENTS = ["submit", "save", "keep", "prepare", "leave"] as const;

/** Parses the form as the browser posts it, with or without JavaScript. Anything that is not part of the form is
 *  ignored; what a line requests is judged by the evaluator, not here. */
export function parseChangeForm(form: FormData, snapshot: ChangeSnapshot, holders: Holders = {}): PostedChangeForm {
  const intent = text(form, "intent") ?? "check";
  const [verb = "", ...subject] = intent.split(":");
  return {
    view: applyIntent(viewOf(form, snapshot), verb, subject.join(":"), form, { snapshot, holders }),
    intent: INTENTS.find((intent) => intent === verb) ?? "check",
    place: placeOf(form),
    write: writeOf(form),
    leaver: verb === "leave" && subject[0] !== undefined ? subject[0] : (text(form, "leaver") ?? ""),
    draftName: toSingleLine(text(form, "draftName") ?? "").slice(0, 80),
    acceptBuyOutCents: count.parse(text(form, "acceptBuyOutCents") ?? "0"),
    previewToken: text(form, "previewToken"),
    shown: parseShownFigures(text(form, "shown")),
    idempotencyKey: text(form, "idempotencyKey"),
  };
}

/** Returns the new profile from the fields of the form, or null when no product is chosen. */
export function newProfileOf(form: FormData): ExtraLine | null {
  const productCode = text(form, "new.productCode");
  if (productCode === null) return null;
  const name = toSingleLine(text(form, "new.name") ?? "");
  return {
    action: "add-profile",
    productCode,
    quantity: quantity.parse(text(form, "new.quantity") ?? "1"),
    withPhone: form.has("new.withPhone"),
    options: strings(form, "new.option"),
    names: name === "" ? [] : [name],
  };
}

/** Parses what the change page sends to keep a draft; null when it is none, or asks more than a draft can. */
export function parseDraftPost(
  form: FormData,
): Pick<PostedChangeForm, "place" | "write"> & { readonly draft: ChangeDraft | null } {
  return { place: placeOf(form), write: writeOf(form), draft: draftOrNull(parsedJson(text(form, "content") ?? "")) };
}

/** What is pressed in the list of drafts; `change` is null for a button that the list does not have. */
export function parseDraftAction(form: FormData): { readonly id: string; readonly change: DraftAction | null } {
  const intent = text(form, "intent") ?? "";
  return { id: text(form, "draft") ?? "", change: DRAFT_ACTIONS.get(intent) ?? null };
}

export type DraftAction = { readonly kind: "share"; readonly isShared: boolean } | { readonly kind: "delete" };

const DRAFT_ACTIONS: ReadonlyMap<string, DraftAction> = new Map([
  ["share", { kind: "share", isShared: true }],
  ["unshare", { kind: "share", isShared: false }],
  ["delete", { kind: "delete" }],
]);

function placeOf(form: FormData): PostedChangeForm["place"] {
  const id = text(form, "draftId");
  return id !== null && isUuid(id) ? { id, revision: count.parse(text(form, "draftRevision") ?? "0") } : null;
}

function writeOf(form: FormData): DraftWrite | null {
  const page = text(form, "draftPage");
  const number = writeNumber.parse(text(form, "draftWrite") ?? "");
  return page !== null && isUuid(page) && number > 0 ? { page, number } : null;
}

/** Returns the state of the page when the button was pressed. */
function viewOf(form: FormData, snapshot: ChangeSnapshot): DraftView {
  const view = ordered({
    ...NOTHING_YET,
    draft: draftOf(form, snapshot),
    open: strings(form, "open"),
    module: moduleInView(snapshot, text(form, "module")),
    search: text(form, "q") ?? "",
    filter: text(form, "filter") ?? "",
    list: (text(form, "list") ?? "").slice(0, MAX_LIST_LENGTH),
    topPage: count.parse(text(form, "topPage") ?? "0"),
    page: count.parse(text(form, "page") ?? "0"),
  });
  const before = draftOrNull(parsedJson(text(form, "before") ?? ""));
  // The box of somebody stands for all their lines in view.
  const ticked = strings(form, "select").flatMap((ids) => ids.split(","));
  return { ...withTicks(view, ticked, true, snapshot), before };
}

function draftOf(form: FormData, snapshot: ChangeSnapshot): ChangeDraft {
  const preferred = text(form, "preferredDate");
  let draft: ChangeDraft = {
    ...withNote(EMPTY_DRAFT, parseRequestNote(form)),
    preferredDate: isSupportedDay(preferred) ? preferred : null,
    extras: strings(form, "extra")
      .flatMap((json) => parseExtra(json))
      .map((line, index) => {
        const date = newDate(form, `extra.${String(index)}`);
        return date === undefined ? line : { ...line, preferredDate: date };
      }),
  };
  const open = new Set(strings(form, "open"));
  for (const profile of snapshot.profiles) {
    const to = text(form, `to.${profile.id}`);
    const submittedOptions = form.get(`options.${profile.id}`);
    if (to === null && submittedOptions === null && !open.has(profile.id)) continue;
    const options = open.has(profile.id)
      ? strings(form, `option.${profile.id}`)
      : typeof submittedOptions === "string"
        ? submittedOptions.split(",").filter((code) => code !== "")
        : null;
    const reason = toSingleLine(text(form, `substantiation.${profile.id}`) ?? "").slice(0, MAX_SUBSTANTIATION);
    const known = text(form, `date.${profile.id}`);
    const asked = newDate(form, profile.id);
    const date = asked === undefined ? (isSupportedDay(known) ? known : null) : asked;
    draft = withWish(draft, profile, { to: to ?? "keep", options, date, substantiation: reason });
  }
  return draft;
}

/** Returns what a date field of a line says: a day, null when it was emptied, undefined when it is not there. */
function newDate(form: FormData, of: string): LocalDate | null | undefined {
  const value = form.get(`newDate.${of}`);
  if (typeof value !== "string") return undefined;
  return isSupportedDay(value) ? value : null;
}

type Desk = { readonly snapshot: ChangeSnapshot; readonly holders: Holders };

/** Applies a button, by the verb in its value and the subject after it. */
function applyIntent(view: DraftView, verb: string, subject: string, form: FormData, desk: Desk): DraftView {
  const { snapshot, holders } = desk;
  const staying = (): ReadonlySet<Category> => {
    const lines = linesOf(view.draft, snapshot).map(({ line }) => line);
    return new Set(stayingCategories(removalRefusals(snapshot), lines, snapshot).keys());
  };
  switch (verb) {
    case "open":
      return { ...view, open: [subject] };
    case "close":
      return { ...view, open: view.open.filter((id) => id !== subject) };
    case "module":
      return withModule(view, moduleInView(snapshot, subject));
    case "page":
      return { ...view, page: count.parse(subject) };
    case "top-page":
      return { ...view, topPage: count.parse(subject) };
    case "undo":
      return undone(view);
    case "tick-shown":
      return withTicks(
        view,
        peopleInView(view, snapshot, holders).flatMap(({ lines }) => lines.map(({ id }) => id)),
        true,
        snapshot,
      );
    case "tick-none":
      return withTicks(view, view.selected, false, snapshot);
    case "remove": {
      const profile = snapshot.profiles.find(({ id }) => id === subject);
      return profile
        ? ordered({ ...view, draft: withWish(view.draft, profile, { to: "remove", options: null }) })
        : view;
    }
    case "bulk":
      return withBulkWish(view, subject, { ...desk, staying: staying() });
    case "bulk-choice":
      return withBulkChoice(view, text(form, "bulkChoice") ?? "", { ...desk, staying: staying() });
    case "list":
      return withList(view, view.list, snapshot, holders);
    case "drop":
      return ordered({
        ...view,
        draft: withoutLines(view.draft, originsOf(subject), snapshot),
        before: view.draft,
        done: null,
      });
    default:
      return { ...view, draft: draftAfter(view.draft, verb, subject, form, snapshot) };
  }
}

function draftAfter(
  draft: ChangeDraft,
  verb: string,
  subject: string,
  form: FormData,
  snapshot: ChangeSnapshot,
): ChangeDraft {
  switch (verb) {
    case "add-profile": {
      const line = newProfileOf(form);
      return line ? withExtra(draft, line) : draft;
    }
    case "group-add":
    case "group-remove":
      return withExtra(draft, {
        action: verb === "group-add" ? "add-option" : "remove-option",
        profileId: null,
        productCode: subject,
      });
    case "number-add":
      return withExtra(
        draft,
        numberLine(
          subject,
          text(form, `country.${subject}`) ?? countryOf(subject, snapshot),
          text(form, `area.${subject}`) ?? "",
        ),
      );
    case "number-remove":
      return withExtra(draft, { action: "remove-number", numberId: subject });
    case "phone":
      return withExtra(draft, {
        action: "order-phone",
        profileId: subject === "" ? (text(form, "phoneFor") ?? "") : subject,
        quantity: 1,
      });
    default:
      return draft;
  }
}

/** A number product of one country is offered without a choice of it. */
function countryOf(productCode: string, { priceBook, receivedOn }: ChangeSnapshot): string {
  return firstCountryOf(priceListOn(priceBook, receivedOn).products.get(productCode) ?? { countries: [] });
}

/** Longer than a list of all users of any customer. */
const MAX_LIST_LENGTH = 50_000;

const quantity = z.coerce.number().int().catch(0);
/** A whole number from 0, and 0 for anything else. */
const count = z.coerce.number().int().min(0).catch(0);
/** What a column of whole numbers holds, and 0 for anything else. */
const writeNumber = z.coerce.number().int().min(0).max(2_147_483_647).catch(0);

function parseExtra(json: string): ExtraLine[] {
  const parsed = extraLineSchema.safeParse(parsedJson(json));
  return parsed.success ? [parsed.data] : [];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function text(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function strings(form: FormData, name: string): string[] {
  return form.getAll(name).flatMap((value) => (typeof value === "string" && value !== "" ? [value] : []));
}
