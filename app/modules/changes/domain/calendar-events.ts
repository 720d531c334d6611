import { compareTexts } from "~/kernel/compare-texts";
import type { LocalDate } from "~/kernel/local-date";
import type { ChangeRequestWithTimeline, RequestLine } from "./change-request";

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

/** Returns the events of a request in chronological order. A day keeps its event whatever happens to its lines, so that
 *  calendars which imported it can be updated. */
export function calendarEventsOf(request: ChangeRequestWithTimeline): CalendarEvent[] {
  return [
    ...eventsBy("takes-effect", request, ({ date }) => date),
    ...eventsBy("billed-until", request, ({ billedUntil }) => billedUntil),
  ].toSorted((a, b) => compareTexts(a.date, b.date));
}

function eventsBy(
  kind: CalendarEvent["kind"],
  request: ChangeRequestWithTimeline,
  dayOf: (line: RequestLine) => LocalDate | null,
): CalendarEvent[] {
  const days = new Set(request.lines.flatMap((line) => dayOf(line) ?? []));
  return [...days].map((date) => {
    const lines = request.lines.filter((line) => dayOf(line) === date);
    const effective = lines.filter(({ status }) => status === "queued" || status === "completed");
    const dropped = request.events.filter(
      (event) =>
        (event.kind === "line-cancelled" || event.kind === "line-rejected") &&
        lines.some(({ index }) => index === event.index),
    );
    return {
      kind,
      date,
      lines: effective.length > 0 ? effective : lines,
      isCancelled: effective.length === 0,
      revision: dropped.length,
      changedAt: dropped.at(-1)?.at ?? request.receivedAt,
    };
  });
}
