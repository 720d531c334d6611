import * as z from "zod";

import type { BillingPeriod } from "~/kernel/billing-period";
import { FIRST_YEAR, isSupportedDay, isSupportedMonth, isSupportedYear, LAST_YEAR } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";

const YEARS = `of ${String(FIRST_YEAR)}–${String(LAST_YEAR)}`;

/** A day in input, in a supported year. */
export const supportedDay = z
  .custom<LocalDate>(isSupportedDay, `a calendar date as YYYY-MM-DD, ${YEARS}`)
  .meta({ type: "string", format: "date" });

/** A month in input, in a supported year. */
export const supportedMonth = z
  .custom<BillingPeriod>(isSupportedMonth, `a month as YYYY-MM, ${YEARS}`)
  .meta({ type: "string", pattern: "^2[01]\\d{2}-(0[1-9]|1[0-2])$" });

/** A supported year in input, in digits. */
export const supportedYear = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)
  .refine(isSupportedYear, `a year ${YEARS}`);
