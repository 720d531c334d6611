import { compareTexts } from "~/kernel/compare-texts";
import type { LocalDate } from "~/kernel/local-date";
import type { ChangeRequestWithTimeline, MovedDays, RequestLine } from "./change-request";

/** A day of a request that belongs in a calendar: lines take effect, or products are billed for the last time. */
export type CalendarEvent = {
  readonly kind: "takes-effect" | "billed-until";
  readonly date: LocalDate;
  /** The lines that are queued or completed, or all lines when there are none. */
  readonly lines: readonly RequestLine[];
  /** True when nothing of the event will happen any more. */
  readonly isCancelled: boolean;
  /** How often the event has changed since it was first published. */
  readonly revision: number;
  /** When it last changed. */
  readonly changedAt: Date;
};

/** Returns the events of a request in chronological order. A day keeps its event whatever happens to its lines, also when
 *  they are moved to another, so that calendars which imported it can be updated. */
export function calendarEventsOf(request: ChangeRequestWithTimeline): CalendarEvent[] {
  return [
    ...eventsBy("takes-effect", request, ({ date }) => date, daysOfMove),
    ...eventsBy("billed-until", request, ({ billedUntil }) => billedUntil, lastDaysOfMove),
  ].toSorted((a, b) => compareTexts(a.date, b.date));
}

/** The days that something left and came to. */
type Move = { readonly from: LocalDate | null; readonly to: LocalDate | null };

function daysOfMove({ from, to }: MovedDays): Move {
  return { from, to };
}

function lastDaysOfMove({ billedUntilFrom, billedUntilTo }: MovedDays): Move {
  return { from: billedUntilFrom, to: billedUntilTo };
}

function eventsBy(
  kind: CalendarEvent["kind"],
  request: ChangeRequestWithTimeline,
  dayOf: (line: RequestLine) => LocalDate | null,
  moveOf: (moved: MovedDays) => Move,
): CalendarEvent[] {
  const moves = request.events.flatMap(({ moved, index, at }) => {
    const move = moved ? moveOf(moved) : { from: null, to: null };
    return move.from === move.to ? [] : [{ ...move, index, at }];
  });
  const days = new Set([...request.lines, ...moves].flatMap((it) => ("from" in it ? it.from : dayOf(it)) ?? []));
  return [...days].map((date) => {
    const here = request.lines.filter((line) => dayOf(line) === date);
    const moved = moves.filter(({ from, to }) => from === date || to === date);
    const lines = here.length > 0 ? here : request.lines.filter(({ index }) => moved.some((it) => it.index === index));
    const effective = here.filter(({ status }) => status === "queued" || status === "completed");
    const dropped = request.events.filter(
      (event) =>
        (event.kind === "line-cancelled" || event.kind === "line-rejected") &&
        here.some(({ index }) => index === event.index),
    );
    const changes = [...dropped, ...moved].map(({ at }) => at.getTime());
    return {
      kind,
      date,
      lines: effective.length > 0 ? effective : lines,
      isCancelled: effective.length === 0,
      revision: changes.length,
      changedAt: changes.length === 0 ? request.receivedAt : new Date(Math.max(...changes)),
    };
  });
}
