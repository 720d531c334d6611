import type { Language } from "./language";
import { dayOf, monthNumberOf, weekdayOf, yearOf, type LocalDate } from "./local-date";

/** Returns a day written out with its weekday: `dinsdag 24 november 2026`, `Tuesday 24 November 2026`. */
export function dateInWords(date: LocalDate, language: Language): string {
  const { weekdays, months } = DATE_NAMES[language];
  const weekday = weekdays[weekdayOf(date) - 1] ?? "";
  const month = months[monthNumberOf(date) - 1] ?? "";
  return `${weekday} ${String(dayOf(date))} ${month} ${String(yearOf(date))}`;
}

/** The names of the weekdays, starting on Monday, and of the months. */
export const DATE_NAMES: Readonly<
  Record<Language, { readonly weekdays: readonly string[]; readonly months: readonly string[] }>
> = {
  nl: {
    weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    months: [
      "januari",
      "februari",
      "maart",
      "april",
      "mei",
      "juni",
      "juli",
      "augustus",
      "september",
      "oktober",
      "november",
      "december",
    ],
  },
  en: {
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    months: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
  },
};
