import * as z from "zod";

import { isSupportedDay } from "~/kernel/supported-date";
import { toSingleLine } from "~/kernel/single-line-text";
import {
  EMPTY_DRAFT,
  originsOf,
  withExtra,
  withoutLines,
  withWish,
  type ChangeDraft,
  type ExtraLine,
} from "../domain/desk/change-draft";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import {
  IN_LIST,
  withModule,
  listOutcome,
  moduleInView,
  withBulkWish,
  withList,
  withTicks,
  type DraftView,
} from "../domain/desk/draft-view";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import type { ShownFigures } from "../domain/evaluation/shown-figures";
import { shownUsers, type PhoneNumbers } from "../domain/desk/shown-users";
import { parseShownFigures } from "./shown-figures-schema";

/** The posted change form: the state of the page after the button that was pressed, and the fields of a submission. */
export type PostedChangeForm = {
  readonly view: DraftView;
  readonly intent: "submit" | "check";
  readonly acceptBuyOutCents: number;
  readonly previewToken: string | null;
  /** What the customer saw, or null when the form does not say. */
  readonly shown: ShownFigures | null;
  readonly idempotencyKey: string | null;
};

/** Parses the form as the browser posts it, with or without JavaScript. Anything that is not part of the form is
 *  ignored; what a line requests is judged by the evaluator, not here. */
export function parseChangeForm(
  form: FormData,
  snapshot: ChangeSnapshot,
  phoneNumbers: PhoneNumbers = {},
): PostedChangeForm {
  const intent = text(form, "intent") ?? "check";
  const [verb = "", ...subject] = intent.split(":");
  return {
    view: applyIntent(viewOf(form, snapshot), verb, subject.join(":"), form, { snapshot, phoneNumbers }),
    intent: verb === "submit" ? "submit" : "check",
    acceptBuyOutCents: cents.parse(text(form, "acceptBuyOutCents") ?? "0"),
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

/** Returns the state of the page when the button was pressed. */
function viewOf(form: FormData, snapshot: ChangeSnapshot): DraftView {
  const view: DraftView = {
    draft: draftOf(form, snapshot),
    open: strings(form, "open"),
    module: moduleInView(snapshot, text(form, "module")),
    search: text(form, "q") ?? "",
    filter: text(form, "filter") ?? "",
    selected: [],
    list: (text(form, "list") ?? "").slice(0, MAX_LIST_LENGTH),
    done: null,
  };
  return withTicks(view, strings(form, "select"), true, snapshot);
}

function draftOf(form: FormData, snapshot: ChangeSnapshot): ChangeDraft {
  const preferred = text(form, "preferredDate");
  let draft: ChangeDraft = {
    ...EMPTY_DRAFT,
    preferredDate: isSupportedDay(preferred) ? preferred : null,
    extras: strings(form, "extra").flatMap((json) => parseExtra(json)),
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
    draft = withWish(draft, profile, { to: to ?? "keep", options });
  }
  return draft;
}

type Desk = { readonly snapshot: ChangeSnapshot; readonly phoneNumbers: PhoneNumbers };

/** Applies a button, by the verb in its value and the subject after it. */
function applyIntent(view: DraftView, verb: string, subject: string, form: FormData, desk: Desk): DraftView {
  const { snapshot, phoneNumbers } = desk;
  switch (verb) {
    case "open":
      return { ...view, open: [...view.open, subject] };
    case "close":
      return { ...view, open: view.open.filter((id) => id !== subject) };
    case "module":
      return withModule(view, moduleInView(snapshot, subject));
    case "tick-shown":
      return withTicks(view, shownIds(view, desk), true, snapshot);
    case "tick-none":
      return withTicks(view, view.selected, false, snapshot);
    case "remove": {
      const profile = snapshot.profiles.find(({ id }) => id === subject);
      return profile ? { ...view, draft: withWish(view.draft, profile, { to: "remove", options: null }) } : view;
    }
    case "bulk":
      return withBulkWish(view, subject, snapshot);
    case "list":
      return withList(view, view.list, snapshot, phoneNumbers);
    default:
      return { ...view, draft: draftAfter(view.draft, verb, subject, form, snapshot) };
  }
}

function shownIds(view: DraftView, { snapshot, phoneNumbers }: Desk): readonly string[] {
  const { found } = listOutcome(view.list, view.module, snapshot, phoneNumbers);
  const listed = view.filter === IN_LIST ? new Set(found) : null;
  return shownUsers(snapshot, phoneNumbers, view.module, view, listed).map(({ id }) => id);
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
      return withExtra(draft, {
        action: "add-number",
        productCode: subject,
        quantity: 1,
        country: text(form, `country.${subject}`) ?? "NL",
        areaCode: null,
      });
    case "number-remove":
      return withExtra(draft, { action: "remove-number", numberId: subject });
    case "phone":
      return withExtra(draft, {
        action: "order-phone",
        profileId: subject === "" ? (text(form, "phoneFor") ?? "") : subject,
        quantity: 1,
      });
    case "drop":
      return withoutLines(draft, originsOf(subject), snapshot);
    default:
      return draft;
  }
}

/** Longer than a list of all users of any customer. */
const MAX_LIST_LENGTH = 50_000;

const code = z.string().min(1).max(80);
const quantity = z.coerce.number().int().catch(0);
const cents = z.coerce.number().int().min(0).catch(0);

const dated = { preferredDate: supportedDay.nullable().exactOptional() };

const extraLine = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("add-profile"),
    productCode: code,
    quantity: z.number().int(),
    withPhone: z.boolean(),
    options: z.array(code).max(50),
    names: z.array(z.string().max(120).transform(toSingleLine)).max(500),
    name: z.string().max(120).transform(toSingleLine).nullable().exactOptional(),
    e164: z.string().max(20).nullable().exactOptional(),
    costCentre: z.string().max(40).transform(toSingleLine).nullable().exactOptional(),
    ...dated,
  }),
  z.object({
    action: z.literal("add-number"),
    productCode: code,
    quantity: z.number().int(),
    country: z.string().max(2),
    areaCode: z.string().max(8).nullable(),
    ...dated,
  }),
  z.object({ action: z.literal("remove-number"), numberId: code, ...dated }),
  z.object({ action: z.literal("order-phone"), profileId: z.string().max(80), quantity: z.number().int(), ...dated }),
  z.object({ action: z.literal("remove-profile"), profileId: code, ...dated }),
  z.object({
    action: z.literal("hand-over"),
    profileId: code,
    name: z.string().max(120).transform(toSingleLine).nullable().exactOptional(),
    e164: z.string().max(20).nullable().exactOptional(),
    release: z.boolean().exactOptional(),
    ...dated,
  }),
  z.object({ action: z.literal("add-option"), profileId: z.null(), productCode: code }),
  z.object({ action: z.literal("remove-option"), profileId: z.null(), productCode: code }),
]);

/** Parses the lines that another page put together. Anything else is ignored. */
export function parseLines(json: string | null): ExtraLine[] {
  if (json === null) return [];
  try {
    const lines: unknown = JSON.parse(json);
    return Array.isArray(lines) ? lines.flatMap((line) => parseExtra(JSON.stringify(line))) : [];
  } catch {
    return [];
  }
}

function parseExtra(json: string): ExtraLine[] {
  try {
    const parsed = extraLine.safeParse(JSON.parse(json));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

function text(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function strings(form: FormData, name: string): string[] {
  return form.getAll(name).flatMap((value) => (typeof value === "string" && value !== "" ? [value] : []));
}
