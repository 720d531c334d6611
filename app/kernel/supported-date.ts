import { isBillingPeriod, type BillingPeriod } from "./billing-period";
import { isLocalDate, type LocalDate } from "./local-date";

/** The years of which somebody can ask or give a day or a month: beside them a date is a slip, and databases and calendars end. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2199;

export function isSupportedYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** A day of the calendar, `YYYY-MM-DD`, of those years. */
export function isSupportedDay(value: unknown): value is LocalDate {
  return isLocalDate(value) && isSupportedYear(Number(value.slice(0, 4)));
}

/** A month of the calendar, `YYYY-MM`, of those years. */
export function isSupportedMonth(value: unknown): value is BillingPeriod {
  return isBillingPeriod(value) && isSupportedYear(Number(value.slice(0, 4)));
}
