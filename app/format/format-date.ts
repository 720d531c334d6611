import { wallClock } from "~/kernel/amsterdam-time";
import { firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import { DATE_NAMES, dateInWords } from "~/kernel/date-words";
import { dayOf, localDate, monthNumberOf, weekdayOf, yearOf, type LocalDate } from "~/kernel/local-date";

import type { Language } from "~/kernel/language";

/** How a day is written:
 *  `long` 24 november 2026 · `weekday` dinsdag 24 november 2026 · `row` di 24 nov · `short` 24 nov 2026 ·
 *  `day` 24 november · `month` november 2026 · `month-name` november · `month-letters` nov */
export type DateStyle = "long" | "weekday" | "row" | "short" | "day" | "month" | "month-name" | "month-letters";

/** Returns a calendar date as text. The result is the same on the server and in the browser, whatever their locale
 *  data. */
export function formatDate(date: LocalDate, style: DateStyle, language: Language): string {
  const { monthLetters, weekdayLetters } = SHORT_NAMES[language];
  const { months, weekdays } = DATE_NAMES[language];
  const month = months[monthNumberOf(date) - 1] ?? "";
  const letters = monthLetters[monthNumberOf(date) - 1] ?? "";
  const day = String(dayOf(date));
  const year = String(yearOf(date));
  switch (style) {
    case "long":
      return `${day} ${month} ${year}`;
    case "weekday":
      return dateInWords(date, language);
    case "row":
      return `${(weekdays[weekdayOf(date) - 1] ?? "").slice(0, weekdayLetters)} ${day} ${letters}`;
    case "short":
      return `${day} ${letters} ${year}`;
    case "day":
      return `${day} ${month}`;
    case "month":
      return `${month} ${year}`;
    case "month-name":
      return month;
    case "month-letters":
      return letters;
    default:
      return style satisfies never;
  }
}

/** Returns a month as text: `november 2026`. */
export function formatPeriod(period: BillingPeriod, language: Language): string {
  return formatDate(firstDayOf(period), "month", language);
}

/** Returns a range of days, both ends included: `1 t/m 31 oktober 2026`. A month or year that both ends share is
 *  written once. */
export function formatDateRange(from: LocalDate, to: LocalDate, language: Language): string {
  const sameYear = yearOf(from) === yearOf(to);
  const sameMonth = sameYear && monthNumberOf(from) === monthNumberOf(to);
  const start = sameMonth ? String(dayOf(from)) : formatDate(from, sameYear ? "day" : "long", language);
  return `${start} ${SHORT_NAMES[language].upTo} ${formatDate(to, "long", language)}`;
}

/** Returns a time of day `HH:MM` with its unit: `08.00 uur`, in English `08:00`. */
export function formatTime(time: string, language: Language): string {
  return language === "nl" ? `${formatTimeShort(time, language)} uur` : time;
}

/** Returns a time of day `HH:MM` without its unit, for the first of two times: `08.00`, in English `08:00`. */
export function formatTimeShort(time: string, language: Language): string {
  return language === "nl" ? time.replace(":", ".") : time;
}

/** Returns an instant as Amsterdam's wall clock shows it: `17 november 2026, 14.12 uur`. */
export function formatInstant(instant: Date, language: Language, style: DateStyle = "long"): string {
  const [date = "", time = ""] = wallClock(instant).split("T");
  return `${formatDate(localDate(date), style, language)}, ${formatTime(time.slice(0, 5), language)}`;
}

type Names = {
  readonly monthLetters: readonly string[];
  readonly weekdayLetters: number;
  readonly upTo: string;
};

const SHORT_NAMES: Record<Language, Names> = {
  nl: {
    monthLetters: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    weekdayLetters: 2,
    upTo: "t/m",
  },
  en: {
    monthLetters: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    weekdayLetters: 3,
    upTo: "to",
  },
};
