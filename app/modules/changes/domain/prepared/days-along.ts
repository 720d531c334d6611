import { latest, type LocalDate } from "~/kernel/local-date";
import { addWorkingDays } from "~/kernel/working-days";
import { projectedSnapshot } from "../advice/projected-snapshot";
import { withoutDate, type ChangeLine } from "../change-line";
import { lastDaysOf } from "../people/leaving";
import { preferredDateOf } from "../rules/resolved-line";
import type { EvaluationInput, Proposal } from "../evaluation/evaluation-input";
import { expectedOn } from "./expected-on";
import type { Signed } from "./prepared-request";

/** Which days take the place of those that have passed by then: the first that are possible, or for what stops the last working day that is
 *  billed anyway (R4.1). */
export type DaysAlong = "first" | "paid";

/** The names of the fields that say which, and what days the page showed. */
export const DAYS_NAMES = { along: "prepare.days", moved: "prepare.moved" } as const;

export const DAYS_ALONG: readonly DaysAlong[] = ["paid", "first"];

export type MovedDay = {
  /** The place of the line in the request. */
  readonly index: number;
  readonly from: LocalDate;
  /** Null: the first day that is possible once it is submitted. */
  readonly to: LocalDate | null;
  /** The day that it comes to, as things stand. */
  readonly expectedOn: LocalDate;
};

export type WithDaysAlong = {
  readonly proposal: Proposal;
  /** The lines whose day changes; none when every day is possible then. */
  readonly moved: readonly MovedDay[];
  /** Whether something stops among them, so that there are two ways. */
  readonly hasPaidDay: boolean;
};

/** Returns the proposal as it can be received on a later day (R3.6): days that are too early by then move, and with them those that would
 *  no longer come after one that moved. What was on one day stays together, and what was later stays later, also on the last day of
 *  trying. */
export function withDaysAlong(
  input: EvaluationInput,
  { submitOn, lastOn }: Pick<Signed, "submitOn" | "lastOn">,
  along: DaysAlong,
): WithDaysAlong {
  const { proposal, calendar } = input;
  const asked = proposal.lines.map((line) => preferredDateOf(line, proposal));
  const [soonest, soonestAtLast] = [submitOn, latest(submitOn, lastOn)].map((day) => earliestDates(input, day));
  const placed = new Map<number, Pick<MovedDay, "to" | "expectedOn">>();
  let hasPaidDay = false;
  let after: LocalDate | null = null;
  for (const day of [...new Set(asked.flatMap((each) => each ?? []))].sort()) {
    const group = asked.flatMap((each, index) => (each === day ? [index] : []));
    const ownFirst = lastOf(group.map((index) => soonest?.[index] ?? submitOn));
    if (day >= ownFirst && (after === null || day > after)) continue;
    const next: LocalDate | null = after === null ? null : addWorkingDays(after, 1, calendar);
    const first: LocalDate = latest(ownFirst, next ?? ownFirst);
    const firstAtLast: LocalDate = latest(lastOf(group.map((index) => soonestAtLast?.[index] ?? submitOn)), first);
    const paid = paidDayFor(input, submitOn, group, first);
    hasPaidDay ||= paid !== null;
    if (along === "paid" && paid !== null) {
      place(group, { to: paid, expectedOn: paid });
      after = paid;
    } else if (next === null && group.every((index) => soonest?.[index] === ownFirst)) {
      place(group, { to: null, expectedOn: ownFirst });
      after = firstAtLast;
    } else {
      place(group, { to: firstAtLast, expectedOn: firstAtLast });
      after = firstAtLast;
    }
  }
  const moved = [...placed]
    .flatMap(([index, days]): MovedDay[] => (asked[index] == null ? [] : [{ index, from: asked[index], ...days }]))
    .sort((a, b) => a.index - b.index);
  if (moved.length === 0) return { proposal, moved, hasPaidDay };
  const lines = proposal.lines.map((line, index) =>
    withDay(line, placed.get(index)?.to ?? (placed.has(index) ? null : (asked[index] ?? null))),
  );
  return { proposal: { ...proposal, preferredDate: null, lines }, moved, hasPaidDay };

  function place(group: readonly number[], days: Pick<MovedDay, "to" | "expectedOn">): void {
    for (const index of group) placed.set(index, days);
  }
}

/** Returns the first day possible for each line of a request that is received on a day. */
function earliestDates(input: EvaluationInput, day: LocalDate): LocalDate[] {
  return expectedOn(input, day).lines.map(({ view }) => view.earliestDate);
}

/** Returns the last working day that is billed anyway for what stops among some lines, as far as that is not before a day; null when nothing
 *  stops, or there is none. */
function paidDayFor(
  input: EvaluationInput,
  receivedOn: LocalDate,
  group: readonly number[],
  first: LocalDate,
): LocalDate | null {
  const stopping = group.flatMap((index) => {
    const line = input.proposal.lines[index];
    return line?.action === "remove-profile" ? [line.profileId] : [];
  });
  if (stopping.length === 0) return null;
  const { proposal: _now, calendar: _same, ...then } = { ...input, ...projectedSnapshot(input, receivedOn) };
  const paid = lastDaysOf({ ...then, receivedOn }, stopping)?.paid ?? null;
  return paid !== null && paid.on > first ? paid.on : null;
}

function withDay(line: ChangeLine, day: LocalDate | null): ChangeLine {
  return day === null ? withoutDate(line) : { ...line, preferredDate: day };
}

function lastOf([day, ...others]: readonly LocalDate[]): LocalDate {
  if (day === undefined) throw new RangeError("A day of no line");
  return latest(day, ...others);
}

/** Returns the days as one word, so that what was shown can be compared with what is asked. */
export function movedToken(moved: readonly MovedDay[]): string {
  return moved.map(({ index, from, to }) => `${String(index)}:${from}>${to ?? ""}`).join(",");
}
