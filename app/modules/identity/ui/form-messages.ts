import type { FormProblem } from "../domain/form-problem";
import type { FormError } from "~/ui/error-summary";
import type { Reader } from "~/format/texts";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../domain/password-rules";

/** What is wrong with a form: keys of sentences by field; under `form` what concerns the whole of it. */
export type ErrorKeys = Readonly<Partial<Record<string, FormProblem>>>;

/** The sentence of a field's error, undefined without one. */
export function messageOf(errors: ErrorKeys, field: string, reader: Reader, minutes = 0): string | undefined {
  const t = reader.texts("identity");
  const key = errors[field];
  return key === undefined
    ? undefined
    : t(key, { shortest: MIN_PASSWORD_LENGTH, longest: MAX_PASSWORD_LENGTH, count: minutes });
}

/** The same errors for the summary above the form. */
export function summaryOf(errors: ErrorKeys, reader: Reader, minutes = 0): FormError[] {
  return Object.keys(errors).map((field) => ({
    fieldId: field === "form" ? null : field,
    message: messageOf(errors, field, reader, minutes) ?? "",
  }));
}
