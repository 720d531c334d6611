import { addMonths, isLocalDate, lastOfMonth, type LocalDate } from "./local-date";

/** A calendar month, `YYYY-MM`: the period of an invoice and of usage. Sorts as text. */
export type BillingPeriod = string & { readonly __billingPeriod: true };

/** Parses `YYYY-MM`. Throws a RangeError for anything that is not a calendar month. */
export function billingPeriod(text: string): BillingPeriod {
  if (!isBillingPeriod(text)) throw new RangeError(`Not a month (YYYY-MM): ${JSON.stringify(text)}`);
  return text;
}

export function isBillingPeriod(value: unknown): value is BillingPeriod {
  return typeof value === "string" && isLocalDate(`${value}-01`);
}

export function periodOf(date: LocalDate): BillingPeriod {
  return date.slice(0, 7) as BillingPeriod;
}

export function firstDayOf(period: BillingPeriod): LocalDate {
  return `${period}-01` as LocalDate;
}

export function lastDayOf(period: BillingPeriod): LocalDate {
  return lastOfMonth(firstDayOf(period));
}

export function addPeriods(period: BillingPeriod, months: number): BillingPeriod {
  return periodOf(addMonths(firstDayOf(period), months));
}
