import type { FormError } from "~/ui/error-summary";
import type { Translate } from "~/format/texts";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../domain/password-rules";

/** What is wrong with a form: keys of sentences by field; under `form` what concerns the whole of it. */
export type ErrorKeys = Readonly<Partial<Record<string, string>>>;

/** The sentence of a field's error, undefined without one. */
export function messageOf(errors: ErrorKeys, field: string, t: Translate, minutes = 0): string | undefined {
  const key = errors[field];
  return key === undefined
    ? undefined
    : t(key, { shortest: MIN_PASSWORD_LENGTH, longest: MAX_PASSWORD_LENGTH, count: minutes });
}

/** The same errors for the summary above the form. */
export function summaryOf(errors: ErrorKeys, t: Translate, minutes = 0): FormError[] {
  return Object.keys(errors).map((field) => ({
    fieldId: field === "form" ? null : field,
    message: messageOf(errors, field, t, minutes) ?? "",
  }));
}
