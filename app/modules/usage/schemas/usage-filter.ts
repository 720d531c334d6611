import type { UsageFilterErrors } from "../domain/reports/usage-filter";
import { firstDayOf, lastDayOf } from "~/kernel/billing-period";
import { isSupportedDay, isSupportedMonth } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";
import { isUuid, NOBODY } from "~/kernel/uuid";
import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import {
  defaultChoice,
  OWN_PERIOD,
  periodOfChoice,
  RECORD_PARTS,
  type PeriodChoice,
  type RecordPart,
  type UsageFilter,
  type UsageSelection,
} from "../domain/reports/usage-filter";
import { USAGE_COMPARISONS, type DayRange } from "../domain/reports/usage-period";
import { USAGE_CATEGORIES } from "../domain/usage-record";
import { isUsageGrouping, type UsageChoices } from "../domain/reports/usage-report";

/** Errors by field, as keys of texts. */

export type ParsedUsageFilter =
  | { readonly kind: "filter"; readonly filter: UsageFilter }
  | { readonly kind: "wrong"; readonly errors: UsageFilterErrors }
  /** There is no usage to choose from. */
  | { readonly kind: "none" };

/** Parses what a page of usage is requested to show. Without a period it is the newest completed month. A custom range
 *  is given in `from` and `to`, as days or months (R6, reports). An invalid period is an error; anything else that is
 *  not understood is ignored. */
export function parseUsageFilter(query: URLSearchParams, choices: UsageChoices, today: LocalDate): ParsedUsageFilter {
  const requested = query.get("period") ?? (query.has("from") || query.has("to") ? OWN_PERIOD : "");
  const groupBy = query.get("groupBy");
  const compareWith = USAGE_COMPARISONS.find((each) => each === query.get("compare")) ?? "previous";
  const filterOf = ({ choice, period }: { choice: PeriodChoice; period: DayRange }): ParsedUsageFilter => ({
    kind: "filter",
    filter: {
      choice,
      groupBy: isUsageGrouping(groupBy) ? groupBy : "category",
      compareWith,
      selection: selectionOf(query, period),
    },
  });
  if (requested === OWN_PERIOD) {
    const own = parseDays(query.get("from"), query.get("to"));
    return own.kind === "days" ? filterOf({ choice: OWN_PERIOD, period: own.period }) : own;
  }
  // A period that is none is told, never answered with another one's figures.
  if (requested !== "" && periodOfChoice(requested, today) === null)
    return { kind: "wrong", errors: { from: "dayWrong" } };
  const period = periodOfChoice(requested === "" ? (defaultChoice(choices.months, today) ?? "") : requested, today);
  return period === null ? { kind: "none" } : filterOf(period);
}

function selectionOf(query: URLSearchParams, period: DayRange): UsageSelection {
  return {
    period,
    category: USAGE_CATEGORIES.find((category) => category === query.get("category")) ?? null,
    module: CATEGORIES.find((module) => module === query.get("module")) ?? null,
    costCentre: requestedText(query, "costCentre"),
    profileId: requestedProfile(query),
    number: requestedText(query, "number"),
    destination: requestedText(query, "destination"),
  };
}

/** Returns the requested part of the records, or null for all. */
export function parseRecordPart(query: URLSearchParams): RecordPart | null {
  return RECORD_PARTS.find((part) => part === query.get("only")) ?? null;
}

/** Returns what is looked for in the table of a report, and which of its pages is asked. */
export function parseRowsAsked(query: URLSearchParams): { readonly search: string; readonly page: number } {
  const page = query.get("page") ?? "1";
  return {
    search: (query.get("q") ?? "").trim().slice(0, 100),
    page: /^\d{1,5}$/.test(page) ? Math.max(1, Number(page)) : 1,
  };
}

/** Returns the requested user, or null for none. An invalid id is replaced by one that nobody has. */
export function requestedProfile(query: URLSearchParams): string | null {
  const profileId = requestedText(query, "profile");
  return profileId === null || isUuid(profileId) ? profileId : NOBODY;
}

/** An empty field requests nothing. */
function requestedText(query: URLSearchParams, name: string): string | null {
  const text = query.get(name) ?? "";
  return text === "" ? null : text;
}

/** A month stands for its first or its last day. */
export function parseDays(
  from: string | null,
  to: string | null,
):
  | { readonly kind: "days"; readonly period: DayRange }
  | { readonly kind: "wrong"; readonly errors: UsageFilterErrors } {
  const first = isSupportedMonth(from) ? firstDayOf(from) : from;
  const last = isSupportedMonth(to) ? lastDayOf(to) : to;
  if (!isSupportedDay(first) || !isSupportedDay(last)) {
    return {
      kind: "wrong",
      errors: {
        ...(isSupportedDay(first) ? {} : { from: "dayWrong" }),
        ...(isSupportedDay(last) ? {} : { to: "dayWrong" }),
      },
    };
  }
  if (last < first) return { kind: "wrong", errors: { to: "endsBeforeStart" } };
  return { kind: "days", period: { from: first, until: last } };
}
