import { firstDayOf, lastDayOf } from "~/kernel/billing-period";
import { isSupportedDay, isSupportedMonth } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";
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
export type UsageFilterErrors = { readonly from?: "dayWrong"; readonly to?: "dayWrong" | "endsBeforeStart" };

export type ParsedUsageFilter =
  | { readonly kind: "filter"; readonly filter: UsageFilter }
  | { readonly kind: "wrong"; readonly errors: UsageFilterErrors }
  /** There is no usage to choose from. */
  | { readonly kind: "none" };

/** What a page of usage was asked to show. Without a period: the newest month that is over. Own days stand in `from` and `to`, as days or as
 *  months (R6, reports); a period that is none is wrong; what is not understood of the rest is as if it was not asked. */
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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

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

/** The part of single records that is asked for; null: all. */
export function parseRecordPart(query: URLSearchParams): RecordPart | null {
  return RECORD_PARTS.find((part) => part === query.get("only")) ?? null;
}

/** The user that is asked for; null: none is. What is no id is nobody's. */
export function requestedProfile(query: URLSearchParams): string | null {
  const profileId = requestedText(query, "profile");
  return profileId === null || UUID.test(profileId) ? profileId : NOBODY;
}

/** An empty field asks for nothing. */
function requestedText(query: URLSearchParams, name: string): string | null {
  const text = query.get(name) ?? "";
  return text === "" ? null : text;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** A month stands for its first day, or for its last. */
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
