import { centsOfText } from "~/kernel/amount-text";
import { isSupportedDay } from "~/kernel/supported-date";
import { DAYS_ALONG, DAYS_NAMES, type DaysAlong } from "../domain/prepared/days-along";
import type { Signed } from "../domain/prepared/prepared-request";
import type { FieldProblem, SigningField, SigningFields } from "../domain/prepared/signing-fields";

/** The names of the fields, wherever a form has them. */
export const SIGNING_NAMES = {
  submitOn: "prepare.submitOn",
  lastOn: "prepare.lastOn",
  maxBuyOut: "prepare.maxBuyOut",
  maxOneTime: "prepare.maxOneTime",
} as const satisfies Record<SigningField, string>;

/** Parses which days take the place of those that have passed by then, and the days that the page showed. Without a choice, what stops does so
 *  on its last paid day. */
export function parseDaysAlong(form: FormData): { readonly along: DaysAlong; readonly shown: string } {
  const [along, shown] = [form.get(DAYS_NAMES.along), form.get(DAYS_NAMES.moved)];
  return {
    along: DAYS_ALONG.find((each) => each === along) ?? "paid",
    shown: typeof shown === "string" ? shown : "",
  };
}

/** What was typed, and what it means: null when something is no day or no amount, with every such field. */
export type PostedSigning = { readonly fields: SigningFields } & (
  | { readonly signed: Signed; readonly problems?: never }
  | { readonly signed: null; readonly problems: readonly FieldProblem[] }
);

/** Parses the fields of what is signed. Without a last day it is tried on its day alone. */
export function parseSigningForm(form: FormData): PostedSigning {
  const fields: SigningFields = {
    submitOn: text(form, "submitOn"),
    lastOn: text(form, "lastOn"),
    maxBuyOut: text(form, "maxBuyOut"),
    maxOneTime: text(form, "maxOneTime"),
  };
  const submitOn = isSupportedDay(fields.submitOn) ? fields.submitOn : null;
  const last = fields.lastOn === "" ? fields.submitOn : fields.lastOn;
  const lastOn = isSupportedDay(last) ? last : null;
  const [maxBuyOutCents, maxOneTimeCents] = [centsOfText(fields.maxBuyOut), centsOfText(fields.maxOneTime)];
  if (submitOn !== null && lastOn !== null && maxBuyOutCents !== null && maxOneTimeCents !== null) {
    return { fields, signed: { submitOn, lastOn, maxBuyOutCents, maxOneTimeCents } };
  }
  return {
    fields,
    signed: null,
    problems: [
      ...(submitOn === null ? [{ code: "NO_DAY", field: "submitOn" } as const] : []),
      ...(lastOn === null && fields.lastOn !== "" ? [{ code: "NO_DAY", field: "lastOn" } as const] : []),
      ...(maxBuyOutCents === null ? [{ code: "NO_AMOUNT", field: "maxBuyOut" } as const] : []),
      ...(maxOneTimeCents === null ? [{ code: "NO_AMOUNT", field: "maxOneTime" } as const] : []),
    ],
  };
}

function text(form: FormData, field: SigningField): string {
  const value = form.get(SIGNING_NAMES[field]);
  return typeof value === "string" ? value.trim().slice(0, 40) : "";
}
