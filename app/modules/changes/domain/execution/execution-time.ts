import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import type { LocalDate } from "~/kernel/local-date";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";

/** Returns the instant from which lines due on a day are executed, and until which they can be cancelled (R3.5), by the
 *  rule pack in force on that day, whenever the request was made. */
export function executionInstant(dueOn: LocalDate, rulePacks: readonly RulePack[]): Date {
  return instantInAmsterdam(dueOn, rulePackOn(rulePacks, dueOn).execution.startsAt);
}

/** The time from which lines due on a day are executed, `HH:MM` in Amsterdam, and the day from which that time applies.
 */
export type ExecutionStart = { readonly validFrom: LocalDate; readonly startsAt: string };

export function executionStarts(rulePacks: readonly RulePack[]): ExecutionStart[] {
  return rulePacks.map(({ validFrom, execution }) => ({ validFrom, startsAt: execution.startsAt }));
}

/** Until when each of the lines that are due on these days can be cancelled on its own day: the earliest of their days' times (R3.5), each by
 *  the rule pack in force on that day, as for its job. Of no days: that of `otherwise`. Throws a RangeError where no rule pack is in force. */
export function cancellableUntil(
  days: readonly LocalDate[],
  starts: readonly ExecutionStart[],
  otherwise: LocalDate,
): string {
  const times = (days.length === 0 ? [otherwise] : days).map((day) => startOn(starts, day));
  return times.reduce((earliest, time) => (time < earliest ? time : earliest));
}

function startOn(starts: readonly ExecutionStart[], day: LocalDate): string {
  const start = starts.findLast(({ validFrom }) => validFrom <= day);
  if (!start) throw new RangeError(`No rule pack is in force on ${day}`);
  return start.startsAt;
}
