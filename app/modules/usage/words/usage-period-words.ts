import { billingPeriod, firstDayOf, lastDayOf, periodOf } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import { formatDate, formatDateRange, formatPeriod } from "~/format/format-date";
import type { Language } from "~/kernel/language";
import type { Translate } from "~/format/texts";
import { OWN_PERIOD, TO_DATE, type PeriodChoice } from "../domain/reports/usage-filter";
import type { DayRange } from "../domain/reports/usage-period";

/** A period in a sentence: `oktober 2026`, or its first and last day. */
export function periodWords({ from, until }: DayRange, language: Language): string {
  if (isMonth({ from, until })) return formatPeriod(periodOf(from), language);
  return from === until ? formatDate(from, "long", language) : formatDateRange(from, until, language);
}

/** When that is: `in oktober 2026`, `op 5 oktober 2026`, `van 1 juli t/m 30 september 2026`, or as `in.period` has it: `in de periode 1 juli
 *  t/m …`. */
export function inPeriodWords(
  period: DayRange,
  language: Language,
  t: Translate,
  ofDays: "in.days" | "in.period" = "in.days",
): string {
  const words = periodWords(period, language);
  const key = period.from === period.until ? "in.day" : isMonth(period) ? "in.month" : ofDays;
  return t(key, { words });
}

/** A choice of a period in a list. */
export function periodChoiceWords(choice: PeriodChoice, today: LocalDate, language: Language, t: Translate): string {
  if (choice === OWN_PERIOD) return t("ownPeriod");
  if (choice === TO_DATE) return t("toDate", { month: formatPeriod(periodOf(today), language) });
  const [year = "", part = ""] = choice.split("-");
  if (part === "") return t("year", { year });
  if (part.startsWith("Q")) return t("quarter", { quarter: part.slice(1), year });
  return formatPeriod(billingPeriod(choice), language);
}

function isMonth({ from, until }: DayRange): boolean {
  return from === firstDayOf(periodOf(from)) && until === lastDayOf(periodOf(from));
}
