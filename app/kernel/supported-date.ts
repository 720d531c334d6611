import { isBillingPeriod, type BillingPeriod } from "./billing-period";
import { isLocalDate, type LocalDate } from "./local-date";

/** The first and last year that dates in input may have. Anything outside is a typing error, and near the limits of
 *  what databases and calendars support. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2199;

export function isSupportedYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** Returns whether a value is a calendar date, `YYYY-MM-DD`, in a supported year. */
export function isSupportedDay(value: unknown): value is LocalDate {
  return isLocalDate(value) && isSupportedYear(Number(value.slice(0, 4)));
}

/** Returns whether a value is a calendar month, `YYYY-MM`, in a supported year. */
export function isSupportedMonth(value: unknown): value is BillingPeriod {
  return isBillingPeriod(value) && isSupportedYear(Number(value.slice(0, 4)));
}
