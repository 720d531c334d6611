import * as z from "zod";

import { isLocalDate } from "~/kernel/local-date";
import {
  EMPTY_DRAFT,
  withExtra,
  withoutLine,
  withWish,
  type ChangeDraft,
  type ExtraLine,
  type LineOrigin,
} from "../domain/change-draft";
import type { ChangeSnapshot } from "../domain/change-snapshot";

/** The posted change form: the draft after the button that was pressed, and what goes with a submission. */
export type PostedChangeForm = {
  readonly draft: ChangeDraft;
  readonly intent: "submit" | "check";
  /** Profiles whose options stand open. */
  readonly open: readonly string[];
  readonly module: string | null;
  readonly search: string;
  readonly acceptBuyOutCents: number;
  readonly previewToken: string | null;
  readonly idempotencyKey: string | null;
};

/** Reads the form as the browser posts it, with and without JavaScript. Anything that is not of the form is left out; what a
 *  line asks for is judged by the evaluator, not here. */
export function parseChangeForm(form: FormData, snapshot: ChangeSnapshot): PostedChangeForm {
  const intent = text(form, "intent") ?? "check";
  const [verb = "", ...subject] = intent.split(":");
  const posted = applyIntent(draftOf(form, snapshot), verb, subject, form, snapshot);
  const open = strings(form, "open");
  return {
    draft: posted,
    intent: verb === "submit" ? "submit" : "check",
    open:
      verb === "open" ? [...open, subject[0] ?? ""] : verb === "close" ? open.filter((id) => id !== subject[0]) : open,
    module: verb === "module" ? (subject[0] ?? null) : text(form, "module"),
    search: text(form, "q") ?? "",
    acceptBuyOutCents: cents.parse(text(form, "acceptBuyOutCents") ?? "0"),
    previewToken: text(form, "previewToken"),
    idempotencyKey: text(form, "idempotencyKey"),
  };
}

/** The new profile of the form's own fields; null when no product is chosen. */
export function newProfileOf(form: FormData): ExtraLine | null {
  const productCode = text(form, "new.productCode");
  if (productCode === null) return null;
  const name = text(form, "new.name");
  return {
    action: "add-profile",
    productCode,
    quantity: quantity.parse(text(form, "new.quantity") ?? "1"),
    withPhone: form.has("new.withPhone"),
    options: strings(form, "new.option"),
    names: name === null ? [] : [name],
  };
}

function draftOf(form: FormData, snapshot: ChangeSnapshot): ChangeDraft {
  const preferred = text(form, "preferredDate");
  let draft: ChangeDraft = {
    ...EMPTY_DRAFT,
    preferredDate: isLocalDate(preferred) ? preferred : null,
    extras: strings(form, "extra").flatMap((json) => parseExtra(json)),
  };
  const open = new Set(strings(form, "open"));
  for (const profile of snapshot.profiles) {
    const to = text(form, `to.${profile.id}`);
    const kept = form.get(`options.${profile.id}`);
    if (to === null && kept === null && !open.has(profile.id)) continue;
    const options = open.has(profile.id)
      ? strings(form, `option.${profile.id}`)
      : typeof kept === "string"
        ? kept.split(",").filter((code) => code !== "")
        : null;
    draft = withWish(draft, profile, { to: to ?? "keep", options });
  }
  return draft;
}

function applyIntent(
  draft: ChangeDraft,
  verb: string,
  subject: readonly string[],
  form: FormData,
  snapshot: ChangeSnapshot,
): ChangeDraft {
  const [first = "", second = "", third = ""] = subject;
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
        productCode: first,
      });
    case "number-add":
      return withExtra(draft, {
        action: "add-number",
        productCode: first,
        quantity: 1,
        country: text(form, `country.${first}`) ?? "NL",
        areaCode: null,
      });
    case "number-remove":
      return withExtra(draft, { action: "remove-number", numberId: first });
    case "phone":
      return withExtra(draft, {
        action: "order-phone",
        profileId: first === "" ? (text(form, "phoneFor") ?? "") : first,
        quantity: 1,
      });
    case "drop": {
      const origin: LineOrigin =
        first === "extra"
          ? { kind: "extra", index: Number(second) }
          : first === "option"
            ? { kind: "option", profileId: second, productCode: third }
            : { kind: "product", profileId: second };
      return withoutLine(draft, origin, snapshot);
    }
    default:
      return draft;
  }
}

const code = z.string().min(1).max(80);
const quantity = z.coerce.number().int().catch(0);
const cents = z.coerce.number().int().min(0).catch(0);

const extraLine = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("add-profile"),
    productCode: code,
    quantity: z.number().int(),
    withPhone: z.boolean(),
    options: z.array(code).max(50),
    names: z.array(z.string().max(120)).max(500),
  }),
  z.object({
    action: z.literal("add-number"),
    productCode: code,
    quantity: z.number().int(),
    country: z.string().max(2),
    areaCode: z.string().max(8).nullable(),
  }),
  z.object({ action: z.literal("remove-number"), numberId: code }),
  z.object({ action: z.literal("order-phone"), profileId: z.string().max(80), quantity: z.number().int() }),
  z.object({ action: z.literal("add-option"), profileId: z.null(), productCode: code }),
  z.object({ action: z.literal("remove-option"), profileId: z.null(), productCode: code }),
]);

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
