import type * as z from "zod";

/** What is wrong with a form: by field, the key of the sentence that says so. */
export type FormErrors<Field extends string> = Readonly<Partial<Record<Field, string>>>;

/** Returns the first error of each field. The messages of the schema are keys of texts. */
export function formErrors<Field extends string>(error: z.ZodError): FormErrors<Field> {
  const errors: Partial<Record<string, string>> = {};
  for (const { path, message } of error.issues) errors[String(path[0])] ??= message;
  return errors as FormErrors<Field>;
}
