import { localDate, type LocalDate } from "./local-date";

const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Amsterdam",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** Returns the calendar date in Amsterdam at an instant. */
export function amsterdamDateOf(instant: Date): LocalDate {
  return localDate(wallClock(instant).slice(0, 10));
}

/** Returns the time on the wall clock in Amsterdam, `YYYY-MM-DDTHH:MM:SS`. */
export function wallClock(instant: Date): string {
  const found: Record<string, string> = {};
  for (const part of parts.formatToParts(instant)) found[part.type] = part.value;
  const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = found;
  return `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** Returns the instant at which the clock in Amsterdam shows a time of day (`HH:MM`). A time that the clock skips in
 *  spring becomes the one an hour later; of a time that occurs twice in autumn, the first is returned. */
export function instantInAmsterdam(date: LocalDate, time: string): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const candidates = [2, 1].map((offsetHours) => new Date(asUtc - offsetHours * 3_600_000));
  const exact = candidates.find((candidate) => wallClock(candidate).slice(0, 16) === `${date}T${time}`);
  return exact ?? new Date(asUtc - 3_600_000);
}
