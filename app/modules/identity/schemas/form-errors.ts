import { FORM_PROBLEMS, type FormProblem } from "../domain/form-problem";
import type * as z from "zod";

/** What is wrong with a form: by field, the key of the sentence that says so. */
export type FormErrors<Field extends string> = Readonly<Partial<Record<Field, FormProblem>>>;

/** Returns the first error of each field. The messages of the schema are keys of texts; any other throws. */
export function formErrors<Field extends string>(error: z.ZodError): FormErrors<Field> {
  const errors: Partial<Record<string, FormProblem>> = {};
  for (const { path, message } of error.issues) {
    const problem = FORM_PROBLEMS.find((known) => known === message);
    if (problem === undefined) throw new Error(`No sentence says what is wrong: ${message}`);
    errors[String(path[0])] ??= problem;
  }
  return errors as FormErrors<Field>;
}
