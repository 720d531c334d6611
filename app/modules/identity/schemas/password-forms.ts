import * as z from "zod";

import { formErrors, type FormErrors } from "./form-errors";
import { emailField, passwordField } from "./sign-in-form";

const resetRequest = z.object({ email: emailField });
const newPassword = z.object({ password: passwordField });
const passwordChange = z.object({ current: passwordField, next: passwordField });

type Parsed<T, Field extends string> =
  | ({ readonly ok: true } & Readonly<T>)
  | { readonly ok: false; readonly errors: FormErrors<Field> };

/** Parses the address for which a reset is requested. */
export function parseResetRequest(form: FormData): Parsed<{ email: string }, "email"> {
  return parse(resetRequest, form);
}

/** Parses the password chosen with a link. */
export function parseNewPassword(form: FormData): Parsed<{ password: string }, "password"> {
  return parse(newPassword, form);
}

/** Parses the current and new password of a signed-in user. */
export function parsePasswordChange(form: FormData): Parsed<{ current: string; next: string }, "current" | "next"> {
  return parse(passwordChange, form);
}

function parse<T, Field extends string>(schema: z.ZodType<T>, form: FormData): Parsed<T, Field> {
  const parsed = schema.safeParse(Object.fromEntries(form));
  return parsed.success ? { ok: true, ...parsed.data } : { ok: false, errors: formErrors(parsed.error) };
}
