import { wallClock } from "./amsterdam-time";

/** A moment as a clock in Amsterdam shows it. */
export type ClockReading = {
  /** `YYYY-MM-DD HH:MM:SS` */
  readonly time: string;
  /** Ahead of UTC, `+02:00` in summer: it tells the hour that comes twice in autumn apart. */
  readonly offset: string;
};

const HOUR_MS = 3_600_000;

/** Answers what Amsterdam's clock shows at instants (milliseconds since 1970). It changes on whole hours only: instants of one hour that
 *  come one after the other are worked out once. */
export function amsterdamClock(): (instantMs: number) => ClockReading {
  let last = { hour: NaN, upToHour: "", offset: "" };
  return (instantMs) => {
    const hour = Math.floor(instantMs / HOUR_MS);
    if (hour !== last.hour) last = { hour, ...readingOf(hour) };
    const seconds = Math.floor((instantMs - hour * HOUR_MS) / 1_000);
    return {
      time: `${last.upToHour}:${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`,
      offset: last.offset,
    };
  };
}

function readingOf(hour: number): { upToHour: string; offset: string } {
  const shown = wallClock(new Date(hour * HOUR_MS));
  const ahead = Math.round((Date.parse(`${shown}Z`) - hour * HOUR_MS) / HOUR_MS);
  return { upToHour: shown.slice(0, 13).replace("T", " "), offset: `+${twoDigits(ahead)}:00` };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
