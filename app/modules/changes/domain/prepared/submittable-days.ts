import { addDays, earliest, latest, type LocalDate } from "~/kernel/local-date";
import type { WorkingCalendar } from "~/kernel/working-days";
import type { Assessment } from "../evaluation/assess";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import { preferredDateOf } from "../rules/resolved-line";
import { expectedOn } from "./expected-on";

/** The days of receipt on which the days that are asked for lines are possible (R3.4). Inclusive. */
export type SubmittableDays = { readonly from: LocalDate; readonly until: LocalDate };

/** Returns between which days a request can be received that would be refused on a day: not so late that a day of a line comes before
 *  its lead time, nor so early that it is too far away. Null when the days of its lines are not why, or no day within the limits does.
 *  `expected` is the assessment on `day`. */
export function submittableDays(
  input: EvaluationInput,
  day: LocalDate,
  expected: Assessment,
  limits: SubmittableDays,
): SubmittableDays | null {
  const { calendar, proposal, rulePack } = input;
  const windows = expected.lines.flatMap(({ view: { line, leadTimeWorkingDays } }): SubmittableDays[] => {
    const asked = preferredDateOf(line, proposal);
    if (asked === null) return [];
    return [
      {
        from: addDays(asked, -rulePack.preferredDate.maxDays),
        until: lastReceiptFor(asked, leadTimeWorkingDays, calendar),
      },
    ];
  });
  if (windows.length === 0) return null;
  const from = latest(limits.from, ...windows.map((window) => window.from));
  const until = earliest(limits.until, ...windows.map((window) => window.until));
  if (from > until || (day >= from && day <= until)) return null;
  const nearest = day < from ? from : until;
  return expectedOn(input, nearest).verdict === "refused" ? null : { from, until };
}

/** Returns the last day of receipt after which so many working days lie up to and including a day. */
function lastReceiptFor(day: LocalDate, workingDays: number, calendar: WorkingCalendar): LocalDate {
  let receipt = day;
  for (let left = workingDays; left > 0;) {
    if (calendar.isWorkingDay(receipt)) left -= 1;
    receipt = addDays(receipt, -1);
  }
  return receipt;
}
