import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import type { Reader } from "~/format/texts";
import { monthNumberOf, yearOf, type LocalDate } from "~/kernel/local-date";
import type { Terms } from "~/modules/contract/domain/terms";
import type { BilledUntilReason, LineAllowance, LineExplanation } from "../domain/evaluation/explanation";
import type { PreviewLine } from "../domain/preview";

type Judged = {
  readonly receivedOn: LocalDate;
  readonly preferredDate: LocalDate | null;
  readonly shown: PreviewLine;
  readonly explained: LineExplanation;
};

/** Why a line got its date, its last billed day and its fee, a sentence each, from what was stored with the request. */
export function lineReasons(judged: Judged, reader: Reader): string[] {
  return [
    ...leadTimeWords(judged, reader),
    ...billingWords(judged, reader),
    ...(judged.explained.allowance === null ? [] : [coverWords(judged.explained.allowance, reader)]),
  ];
}

/** Why a line is billed until when, and what its fee is, with the sum that leads to it. */
export function costReasons(judged: Judged, reader: Reader): string[] {
  return [
    ...(judged.shown.billedUntil === null ? [] : billingWords(judged, reader)),
    ...(judged.explained.allowance === null ? [] : [coverWords(judged.explained.allowance, reader)]),
  ];
}

function leadTimeWords({ receivedOn, preferredDate, shown, explained }: Judged, reader: Reader): string[] {
  const { language } = reader;
  const t = reader.texts("requests");
  if (shown.earliestDate === null) return [];
  const day = (date: LocalDate): string => formatDate(date, "weekday", language);
  const skipped = [
    ...(explained.weekendDays > 0 ? [t("skippedWeekend", { count: explained.weekendDays })] : []),
    ...explained.holidays.map((date) => t("skippedHoliday", { date: formatDate(date, "day", language) })),
  ];
  return [
    t("leadTime", {
      count: shown.leadTimeWorkingDays,
      received: day(receivedOn),
      earliest: day(shown.earliestDate),
    }),
    ...(skipped.length === 0 ? [] : [t("skipped", { days: skipped.join(", ") })]),
    ...(preferredDate === null || preferredDate === shown.earliestDate
      ? []
      : [t("preferred", { date: day(preferredDate) })]),
  ];
}

function billingWords({ receivedOn, shown, explained }: Judged, reader: Reader): string[] {
  const { language } = reader;
  const t = reader.texts("requests");
  const day = (date: LocalDate): string => formatDate(date, "long", language);
  if (shown.billedUntil !== null && explained.billedUntil !== null) {
    const key = shown.action === "convert-profile" ? "oldPriceBilledUntil" : "billedUntil";
    const because = becauseWords(explained.billedUntil, shown.billedUntil, receivedOn, shown.date, reader);
    return [t(key, { until: day(shown.billedUntil), because })];
  }
  return shown.billedFrom === null ? [] : [t("billedFrom", { from: day(shown.billedFrom) })];
}

/** Which month it is the end of, counted as it was promised: a later rule pack changes nothing about it (R4.1, R4.2). */
function becauseWords(
  reason: BilledUntilReason,
  until: LocalDate,
  receivedOn: LocalDate,
  date: LocalDate | null,
  reader: Reader,
): string {
  const t = reader.texts("requests");
  switch (reason) {
    case "month-after-receipt": {
      const count = monthsBetween(receivedOn, until);
      return count === 0 ? t("because.month-of-receipt") : t("because.months-after-receipt", { count });
    }
    case "month-of-execution": {
      const count = monthsBetween(date ?? until, until);
      return count === 0 ? t("because.month-of-execution") : t("because.months-after-execution", { count });
    }
    case "month-of-date":
    case "replaced":
      return t(`because.${reason}`);
    default:
      return reason satisfies never;
  }
}

/** From the month of one day to that of another. */
function monthsBetween(from: LocalDate, to: LocalDate): number {
  return (yearOf(to) - yearOf(from)) * 12 + monthNumberOf(to) - monthNumberOf(from);
}

function coverWords(allowance: LineAllowance, reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("requests");
  const fee = formatCents(allowance.feeCents, language);
  const sum = feeSum(allowance, reader);
  switch (allowance.cover) {
    case "free":
      return allowance.feeCents === 0 ? t("cover.free") : t("cover.freeOf", { fee, sum });
    case "above":
      return allowance.feeCents === 0 ? t("cover.aboveNothingLeft") : t("cover.above", { fee, sum });
    case "with-device":
      return allowance.feeCents === 0 ? t("cover.aboveNothingLeft") : t("cover.with-device", { fee, sum });
    case "already-used":
    case "not-counted":
    case "after-term":
      return t(`cover.${allowance.cover}`);
    default:
      return allowance.cover satisfies never;
  }
}

/** "€ 7,50 × 31 maanden (1 augustus 2025 t/m 29 februari 2028)" */
function feeSum({ monthlyDropCents, terms, percent }: LineAllowance, reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("requests");
  if (terms === null) return t("sumFixed");
  return t(percent === 100 ? "sum" : "sumOfPart", {
    amount: formatCents(monthlyDropCents, language),
    months: monthsInWords(terms),
    from: formatDate(terms.from, "long", language),
    until: formatDate(terms.to, "long", language),
    percent: percent ?? 100,
  });
}

/** Months as they are counted, exactly: `31`, `13 28/29` (R2.8). */
export function monthsInWords({ numerator, denominator }: Terms): string {
  const whole = Math.floor(numerator / denominator);
  const rest = numerator % denominator;
  if (rest === 0) return String(whole);
  return `${whole === 0 ? "" : `${String(whole)} `}${String(rest)}/${String(denominator)}`;
}
