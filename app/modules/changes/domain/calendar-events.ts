import type { LocalDate } from "~/kernel/local-date";
import type { ChangeRequestWithTimeline, RequestLine } from "./change-request";

/** A day of a request that one wants to know of: lines that take effect, or products that are billed for the last time. */
export type CalendarEvent = {
  readonly kind: "takes-effect" | "billed-until";
  readonly date: LocalDate;
  /** Those that still stand; all of them where none does. */
  readonly lines: readonly RequestLine[];
  /** Nothing of it goes on. */
  readonly isCancelled: boolean;
  /** How often it changed since it was first told. */
  readonly revision: number;
  /** When it last changed. */
  readonly changedAt: Date;
};

/** The days of a request, in order. A day keeps its event whatever becomes of its lines, so that a calendar which took it in can
 *  be brought up to date. */
export function calendarEventsOf(request: ChangeRequestWithTimeline): CalendarEvent[] {
  return [
    ...eventsBy("takes-effect", request, ({ date }) => date),
    ...eventsBy("billed-until", request, ({ billedUntil }) => billedUntil),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
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
