import { lastOfMonth, monthNumberOf, yearOf, dayOf, type LocalDate } from "~/kernel/local-date";

/** How a span of days is best described: one day, one whole month, several whole months, or the first and last day. */
export type DaySpan =
  | { readonly kind: "day"; readonly on: LocalDate }
  | { readonly kind: "month"; readonly of: LocalDate }
  | {
      readonly kind: "months" | "days";
      readonly from: LocalDate;
      readonly until: LocalDate;
      readonly isOneMonth: boolean;
    };

export function daySpan(from: LocalDate, until: LocalDate): DaySpan {
  if (from === until) return { kind: "day", on: from };
  const isOneMonth = yearOf(from) === yearOf(until) && monthNumberOf(from) === monthNumberOf(until);
  const isWhole = dayOf(from) === 1 && until === lastOfMonth(until);
  if (isWhole && isOneMonth) return { kind: "month", of: from };
  return { kind: isWhole ? "months" : "days", from, until, isOneMonth };
}
