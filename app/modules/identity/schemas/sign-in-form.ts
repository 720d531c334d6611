import * as z from "zod";

import { isEmail } from "../domain/email-address";
import { formErrors, type FormErrors } from "./form-errors";

/** Far longer than any password that can be chosen, but short enough to hash. */
const MAX_INPUT_LENGTH = 1000;

export const emailField = z.string("emailMissing").trim().min(1, "emailMissing").refine(isEmail, "emailInvalid");
export const passwordField = z
  .string("passwordMissing")
  .min(1, "passwordMissing")
  .max(MAX_INPUT_LENGTH, "passwordTooLong");

const schema = z.object({ email: emailField, password: passwordField });

export type SignInForm =
  | { readonly ok: true; readonly email: string; readonly password: string }
  | { readonly ok: false; readonly errors: FormErrors<"email" | "password"> };

/** Returns the address as it was typed, to be shown again. */
export function typedEmail(form: FormData): string {
  const typed = form.get("email");
  return typeof typed === "string" ? typed : "";
}

/** Parses the sign-in form. */
export function parseSignInForm(form: FormData): SignInForm {
  const parsed = schema.safeParse(Object.fromEntries(form));
  return parsed.success ? { ok: true, ...parsed.data } : { ok: false, errors: formErrors(parsed.error) };
}
