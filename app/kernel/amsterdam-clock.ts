import { wallClock } from "./amsterdam-time";

/** An instant as a clock in Amsterdam shows it. */
export type ClockReading = {
  /** `YYYY-MM-DD HH:MM:SS` */
  readonly time: string;
  /** The offset from UTC, `+02:00` in summer. It distinguishes the two passes through the hour that is repeated in
   *  autumn. */
  readonly offset: string;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Returns a function that gives the clock reading in Amsterdam for an instant (milliseconds since 1970, from the year
 *  2000 on). The clock changes on whole hours only, so the offset is computed once per day, or once per hour on a day
 *  on which it changes. Fastest for instants in chronological order. */
export function amsterdamClock(): (instantMs: number) => ClockReading {
  const known = new Map<number, number>();
  const aheadAt = (hourMs: number): number => {
    let ahead = known.get(hourMs);
    if (ahead === undefined) known.set(hourMs, (ahead = hoursAhead(hourMs)));
    return ahead;
  };
  const readingOf = (hourMs: number): { upToHour: string; offset: string } => {
    const day = hourMs - (hourMs % DAY_MS);
    const ahead = aheadAt(aheadAt(day) === aheadAt(day + DAY_MS) ? day : hourMs);
    const shown = new Date(hourMs + ahead * HOUR_MS).toISOString();
    return { upToHour: `${shown.slice(0, 10)} ${shown.slice(11, 13)}`, offset: `+0${String(ahead)}:00` };
  };
  let last = { hourMs: NaN, upToHour: "", offset: "" };
  return (instantMs) => {
    const seconds = Math.floor((instantMs % HOUR_MS) / 1_000);
    const hourMs = instantMs - (instantMs % HOUR_MS);
    if (hourMs !== last.hourMs) last = { hourMs, ...readingOf(hourMs) };
    const { upToHour, offset } = last;
    return { time: `${upToHour}:${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`, offset };
  };
}

/** Returns how many hours Amsterdam is ahead of UTC at the start of a whole hour. */
function hoursAhead(hourMs: number): number {
  return (Date.parse(`${wallClock(new Date(hourMs))}Z`) - hourMs) / HOUR_MS;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${String(value)}` : String(value);
}
