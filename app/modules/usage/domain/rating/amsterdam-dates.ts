import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import type { LocalDate } from "~/kernel/local-date";

const HOUR_MS = 3_600_000;
const CACHED_HOURS = 4_096;

/** Answers the Amsterdam date of instants (milliseconds since 1970). Amsterdam's clock changes on whole hours only, so that each hour is
 *  worked out once; a bounded number of them is kept. */
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
