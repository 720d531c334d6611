import { isValidIBAN } from "ibantools";
import * as z from "zod";

import { isE164 } from "~/modules/usage/domain/phone-number";
import { isSupportedDay } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";
import { isSingleLineText, hasLetterOrDigit } from "~/kernel/single-line-text";

/** The fields of an order that have a rule of their own. Each says in a few words what it expects. */
export const singleLineText = (longest: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1, { error: "must not be empty", abort: true })
    .max(longest)
    .refine(isSingleLineText, "must not hold control characters or line breaks")
    .refine(hasLetterOrDigit, "must hold a letter or a digit");

export const calendarDate = z.custom<LocalDate>(isSupportedDay, "must be a calendar date, YYYY-MM-DD");

export const kvkNumber = z.string().regex(/^\d{8}$/, "must be a KvK number of 8 digits");

export const vatNumber = z
  .string()
  .transform((text) => text.replaceAll(/[\s.]/g, "").toUpperCase())
  .refine(
    (text) => (text.startsWith("NL") ? /^NL\d{9}B\d{2}$/ : /^[A-Z]{2}[A-Z0-9+*]{2,12}$/).test(text),
    "must be a VAT number with its country code, such as NL123456782B90",
  );

/** Checks the check digits (mod 97), the length and the format of the country. Spaces, dots and dashes are removed. */
export const iban = z
  .string()
  .transform((text) => text.replaceAll(/[\s.-]/g, "").toUpperCase())
  .refine((text) => isValidIBAN(text), "must be a valid IBAN");

/** SEPA allows at most 35 characters of a small set. */
export const mandateId = z
  .string()
  .regex(/^[A-Za-z0-9+?/:().,'-]{1,35}$/, "must be a mandate id of at most 35 characters");

export const e164 = z
  .string()
  .refine((text) => /^\+\d{7,15}$/.test(text) && isE164(text), "must be a number such as +31201234560");

export const emailAddress = z.email("must be an e-mail address").max(254);

export const countryCode = z.string().regex(/^[A-Z]{2}$/, "must be a country code of two letters");

export const productCode = z.string().regex(/^[A-Z0-9_]{2,64}$/, "must be a product code");
