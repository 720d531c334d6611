import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";

import type { Language } from "~/kernel/language";
import type { LocalDate } from "~/kernel/local-date";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import type { ServerContext } from "~/platform/context.server";
import { serverText } from "~/platform/texts/texts.server";
import type { Translate } from "~/format/texts";
import { calendarEventsOf, type CalendarEvent } from "../domain/calendar-events";
import { linePhrase, requestLineWords } from "../words/request-title";
import { executionDueAt } from "./change-jobs.server";
import { getChangeRequest } from "./get-change-request.server";

export type CalendarFile = { readonly name: string; readonly body: string };

/** Returns the days of a request as a calendar file (RFC 5545): for each date on which lines take effect the moment at
 *  which they do (R3.5), in UTC, and each last billed day as an all-day event. What was cancelled or could not be
 *  executed keeps its event, marked as cancelled. Throws a NotFoundError when this customer has no such request. */
export async function requestCalendar(
  context: Pick<ServerContext, "database" | "clock" | "settings">,
  customerId: string,
  requestId: string,
  language: Language,
): Promise<CalendarFile> {
  const { brandName, baseUrl } = context.settings;
  const [request, productNames, catalogue] = await Promise.all([
    getChangeRequest(context, customerId, requestId),
    loadProductNames(context),
    loadCatalogue(context),
  ]);
  const t: Translate = (key, values) => serverText(language, "changes", key, values);
  const say: Translate = (key, values) => serverText(language, "requests", key, values);
  const calendar = ical({
    prodId: { company: brandName, product: "changes", language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const event of calendarEventsOf(request)) {
    const words = event.lines.map((line) => linePhrase(line.line, requestLineWords(line, productNames, t)));
    calendar.createEvent({
      id: uidOf(request.id, event),
      ...(event.kind === "takes-effect"
        ? { start: executionDueAt(event.date, catalogue) }
        : { start: wholeDay(event.date), allDay: true }),
      stamp: event.changedAt,
      sequence: event.revision,
      status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: say(event.isCancelled ? "calendar.cancelled" : `calendar.${event.kind}`, {
        line: words[0] ?? "",
        count: words.length,
      }),
      description: words.join("\n"),
      url: `${baseUrl}/changes/${request.id}`,
    });
  }
  return { name: `${say("calendar.fileName")}-${request.receivedOn}.ics`, body: `${calendar.toString()}\r\n` };
}

/** Returns a permanent id of an event, by which calendars recognise it. */
function uidOf(requestId: string, { kind, date }: CalendarEvent): string {
  return `${requestId}.${kind}.${date}@insight`;
}

/** All-day events are read in UTC. */
function wholeDay(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
