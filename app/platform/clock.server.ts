import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import type { LocalDate } from "~/kernel/local-date";

/** The only source of the current time: the system clock, or a given instant that stands still or runs on
 *  (INSIGHT_CLOCK). */
export type Clock = {
  readonly now: () => Date;
  /** False when the database's own clock may differ: the queue then wakes due jobs by this clock. */
  readonly isSystemClock: boolean;
};

export function systemClock(): Clock {
  return { now: () => new Date(), isSystemClock: true };
}

export function fixedClock(instant: Date): Clock {
  return { now: () => new Date(instant), isSystemClock: false };
}

/** Starts at an instant and runs at the pace of the system clock. */
export function runningClock(startsAt: Date): Clock {
  const offset = startsAt.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset), isSystemClock: false };
}

export function clockOf(setting: { startsAt: Date; runs: boolean } | null): Clock {
  if (setting === null) return systemClock();
  return setting.runs ? runningClock(setting.startsAt) : fixedClock(setting.startsAt);
}

/** Returns the calendar date in Amsterdam. */
export function today(clock: Clock): LocalDate {
  return amsterdamDateOf(clock.now());
}
