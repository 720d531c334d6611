import { compareTexts } from "./compare-texts";
import { addDays, dateOf, dateOfDayNumber, dayNumber, weekdayOf, yearOf, type LocalDate } from "./local-date";

/** Defines as data when a public holiday falls (R3.1). With `everyYears: 5` it is a holiday only in years divisible by
 *  five. */
export type HolidayRule =
  | {
      readonly name: string;
      readonly kind: "fixed";
      readonly month: number;
      readonly day: number;
      readonly everyYears?: number;
    }
  | { readonly name: string; readonly kind: "easter"; readonly daysAfter: number }
  /** A fixed date that is observed a day earlier, on Saturday, when it falls on a Sunday, as King's Day is. */
  | { readonly name: string; readonly kind: "fixed-not-sunday"; readonly month: number; readonly day: number };

export type Holiday = { readonly date: LocalDate; readonly name: string };

/** Tells working days from weekends and holidays. The holidays of a year are computed once and cached. */
export type WorkingCalendar = { readonly isWorkingDay: (date: LocalDate) => boolean };

export function workingCalendar(rules: readonly HolidayRule[]): WorkingCalendar {
  const byYear = new Map<number, ReadonlySet<LocalDate>>();
  const daysOff = (year: number): ReadonlySet<LocalDate> => {
    const known = byYear.get(year);
    if (known) return known;
    const fresh = new Set(holidaysOf(year, rules).map((holiday) => holiday.date));
    byYear.set(year, fresh);
    return fresh;
  };
  return { isWorkingDay: (date) => weekdayOf(date) <= 5 && !daysOff(yearOf(date)).has(date) };
}

/** Returns the holidays of a year in chronological order. */
export function holidaysOf(year: number, rules: readonly HolidayRule[]): Holiday[] {
  return rules
    .flatMap((rule) => {
      const date = dateOfRule(year, rule);
      return date === null ? [] : [{ date, name: rule.name }];
    })
    .sort((a, b) => compareTexts(a.date, b.date));
}

/** Returns the N-th working day strictly after a date (R3.3), or the date itself for N = 0. The start day never counts.
 *  Throws a RangeError when N is not a whole number of zero or more. */
export function addWorkingDays(date: LocalDate, count: number, calendar: WorkingCalendar): LocalDate {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Not a number of working days: ${String(count)}`);
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** Returns the date itself when it is a working day, otherwise the next working day. */
export function onOrNextWorkingDay(date: LocalDate, calendar: WorkingCalendar): LocalDate {
  let day = date;
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

function dateOfRule(year: number, rule: HolidayRule): LocalDate | null {
  switch (rule.kind) {
    case "easter":
      return addDays(easterSunday(year), rule.daysAfter);
    case "fixed":
      return rule.everyYears !== undefined && year % rule.everyYears !== 0 ? null : dateOf(year, rule.month, rule.day);
    case "fixed-not-sunday": {
      const date = dateOf(year, rule.month, rule.day);
      return weekdayOf(date) === 7 ? addDays(date, -1) : date;
    }
    default:
      return rule satisfies never;
  }
}

/** Returns Easter Sunday in the Gregorian calendar (anonymous algorithm of Meeus, Jones and Butcher). */
function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const march22 = dayNumber(dateOf(year, 3, 22));
  return dateOfDayNumber(march22 + h + l - 7 * m);
}
