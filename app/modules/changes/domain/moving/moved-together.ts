import { addWorkingDays, type WorkingCalendar } from "~/kernel/working-days";
import { addDays, type LocalDate } from "~/kernel/local-date";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { fewestAlong, linesThatMeet } from "../lines-that-meet";
import { assessMove, type MoveInput, type WantedDates } from "./assess-move";

/** Returns the days on which a line and those that it meets can be done where it can't be moved alone (R3.5), such as both halves of a
 *  swap: as few of them as it takes, each as many working days from the line as it is now. Null when that does not help either, or
 *  when more than one line is asked. */
export function movedTogether(input: MoveInput): WantedDates | null {
  const { request, wanted, snapshot, rulePacks } = input;
  const [asked, more] = [...wanted];
  const line = asked === undefined ? undefined : request.lines[asked[0]];
  if (asked === undefined || line === undefined || more !== undefined) return null;
  const calendar = calendarOf(rulePackOn(rulePacks, request.receivedOn));
  const queued = request.lines.filter(({ status }) => status === "queued");
  const withOthers = (others: readonly number[]): WantedDates =>
    new Map([
      asked,
      ...queued
        .filter(({ index }) => others.includes(index))
        .map(({ index, date }) => [index, sameDistance(line.date, date, asked[1], calendar)] as const),
    ]);
  const along = fewestAlong(
    linesThatMeet(queued, [line.index], snapshot),
    queued.length,
    (others) => assessMove({ ...input, wanted: withOthers(others) }).obstacles.length === 0,
  );
  return along === null ? null : withOthers(along);
}

/** Returns the day that lies as many working days from `to` as `other` does from `from`. */
function sameDistance(from: LocalDate, other: LocalDate, to: LocalDate, calendar: WorkingCalendar): LocalDate {
  return other >= from
    ? addWorkingDays(to, workingDaysFromTo(from, other, calendar), calendar)
    : workingDaysBefore(to, workingDaysFromTo(other, from, calendar), calendar);
}

/** Returns how many working days lie after a day up to and including a later one. */
function workingDaysFromTo(from: LocalDate, to: LocalDate, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) count += 1;
  }
  return count;
}

function workingDaysBefore(date: LocalDate, count: number, calendar: WorkingCalendar): LocalDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, -1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}
