import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import type { LocalDate } from "~/kernel/local-date";

/** The one source of "now": the system's, or a given instant that stands still or runs on (INSIGHT_CLOCK). */
export type Clock = {
  readonly now: () => Date;
  /** False when the database's own clock can't be trusted to agree (the queue then wakes due work by this clock). */
  readonly isSystemClock: boolean;
};

export function systemClock(): Clock {
  return { now: () => new Date(), isSystemClock: true };
}

export function fixedClock(instant: Date): Clock {
  return { now: () => new Date(instant), isSystemClock: false };
}

/** Starts at an instant and runs on at the pace of the system's clock. */
export function runningClock(startsAt: Date): Clock {
  const offset = startsAt.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset), isSystemClock: false };
}

export function clockOf(setting: { startsAt: Date; runs: boolean } | null): Clock {
  if (setting === null) return systemClock();
  return setting.runs ? runningClock(setting.startsAt) : fixedClock(setting.startsAt);
}

/** The calendar date in Amsterdam. */
export function today(clock: Clock): LocalDate {
  return amsterdamDateOf(clock.now());
}
