import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import type { LocalDate } from "~/kernel/local-date";

const HOUR_MS = 3_600_000;
const CACHED_HOURS = 4_096;

/** Returns a function that gives the Amsterdam date of an instant (milliseconds since 1970). The clock in Amsterdam
 *  changes on whole hours only, so each hour is computed once. A bounded number of hours is cached. */
export function amsterdamDates(): (instantMs: number) => LocalDate {
  const dates = new Map<number, LocalDate>();
  const dateOf = (hour: number): LocalDate => {
    const known = dates.get(hour);
    if (known !== undefined) return known;
    if (dates.size >= CACHED_HOURS) dates.clear();
    const date = amsterdamDateOf(new Date(hour * HOUR_MS));
    dates.set(hour, date);
    return date;
  };
  // Usage mostly comes in order of time.
  let last = { hour: 0, date: dateOf(0) };
  return (instantMs) => {
    const hour = Math.floor(instantMs / HOUR_MS);
    if (hour !== last.hour) last = { hour, date: dateOf(hour) };
    return last.date;
  };
}
