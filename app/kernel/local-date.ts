/** A calendar date of the business, `YYYY-MM-DD`, always in Europe/Amsterdam and never an instant. Sorts as text. */
export type LocalDate = string & { readonly __localDate: true };

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Parses `YYYY-MM-DD`. Throws a RangeError for anything that is not a calendar date, such as 2026-02-30. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`Not a calendar date (YYYY-MM-DD): ${JSON.stringify(text)}`);
  return text;
}

export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== "string" || value.length !== 10) return false;
  if (value.charCodeAt(4) !== HYPHEN || value.charCodeAt(7) !== HYPHEN) return false;
  const [year, month, day] = [digitsOf(value, 0, 4), digitsOf(value, 5, 7), digitsOf(value, 8, 10)];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Returns the date of a year, a month (1–12) and a day (1–31). Throws a RangeError when the calendar has no such day.
 */
export function dateOf(year: number, month: number, day: number): LocalDate {
  return localDate(format(year, month, day));
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** Returns the month of a date, 1–12. */
export function monthNumberOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

/** Returns the day of the month, 1–31. */
export function dayOf(date: LocalDate): number {
  return Number(date.slice(8, 10));
}

/** Returns how many days a month (1–12) of a year has. */
export function daysIn(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

export function daysInMonthOf(date: LocalDate): number {
  return daysIn(yearOf(date), monthNumberOf(date));
}

/** Returns the number of days since 1970-01-01 in the proleptic Gregorian calendar. */
export function dayNumber(date: LocalDate): number {
  const year = yearOf(date);
  const month = monthNumberOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function dateOfDayNumber(days: number): LocalDate {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return format(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1) as LocalDate;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Adds calendar months. A day that the target month lacks becomes its last day (01-31 + 1 month = 02-28; R1.3). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const total = yearOf(date) * 12 + (monthNumberOf(date) - 1) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return format(year, month, Math.min(dayOf(date), daysIn(year, month))) as LocalDate;
}

/** Returns the number of days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Returns the ISO weekday, from 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function firstOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 8)}01` as LocalDate;
}

export function lastOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 8)}${String(daysInMonthOf(date))}` as LocalDate;
}

export function earliest<D extends LocalDate>(first: D, ...others: D[]): D {
  return others.reduce((least, date) => (date < least ? date : least), first);
}

export function latest<D extends LocalDate>(first: D, ...others: D[]): D {
  return others.reduce((most, date) => (date > most ? date : most), first);
}

const HYPHEN = 45;
const ZERO = 48;

/** Returns the number that a range of digits spells, or NaN when one of the characters is not a digit. */
function digitsOf(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Throws a RangeError outside the years 0000–9999: such a date would have a different length and sort wrongly. */
function format(year: number, month: number, day: number): string {
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`The calendar has no year ${String(year)}`);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
