import { workingCalendar, type WorkingCalendar } from "~/kernel/working-days";
import type { RulePack } from "./rule-pack";

/** Returns the working calendar of a rule pack. It is cached, so that holidays are computed once per year. */
export function calendarOf(rulePack: Pick<RulePack, "holidays">): WorkingCalendar {
  const known = calendars.get(rulePack);
  if (known) return known;
  const fresh = workingCalendar(rulePack.holidays);
  calendars.set(rulePack, fresh);
  return fresh;
}

const calendars = new WeakMap<Pick<RulePack, "holidays">, WorkingCalendar>();
