import { periodOf, firstDayOf, lastDayOf } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import { formatDate, formatDateRange, formatPeriod } from "~/ui/format-date";
import type { Language } from "~/ui/language";
import type { Translate } from "~/ui/texts";
import { OWN_PERIOD, TO_DATE, type PeriodChoice } from "../domain/usage-filter";
import type { DayRange } from "../domain/usage-period";

/** A period in a sentence: `oktober 2026`, or its first and last day. */
export function periodWords({ from, until }: DayRange, language: Language): string {
  const month = periodOf(from);
  if (firstDayOf(month) === from && lastDayOf(month) === until) return formatPeriod(month, language);
  return from === until ? formatDate(from, "long", language) : formatDateRange(from, until, language);
}

/** A choice of a period in a list. */
export function periodChoiceWords(choice: PeriodChoice, today: LocalDate, language: Language, t: Translate): string {
  if (choice === OWN_PERIOD) return t("ownPeriod");
  if (choice === TO_DATE) return t("toDate", { month: formatPeriod(periodOf(today), language) });
  const [year = "", part = ""] = choice.split("-");
  if (part === "") return t("year", { year });
  if (part.startsWith("Q")) return t("quarter", { quarter: part.slice(1), year });
  return formatPeriod(choice as unknown as Parameters<typeof formatPeriod>[0], language);
}
