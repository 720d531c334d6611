import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import type { LocalDate } from "~/kernel/local-date";
import { addWorkingDays, type WorkingCalendar } from "~/kernel/working-days";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { AttemptReason, PreparedAttempt, Signed } from "./prepared-request";

/** Returns the instant at which a prepared request is tried on a day, by the rule pack in force on that day (R3.6). */
export function attemptInstant(on: LocalDate, rulePacks: readonly RulePack[]): Date {
  return instantInAmsterdam(on, rulePackOn(rulePacks, on).preparedRequest.submitsAt);
}

/** Returns the day on which it is tried again after it could not be received on one: the next working day up to the
 *  last day (R3.6). Null when there is none left. */
export function nextAttempt(
  { lastOn }: Pick<Signed, "lastOn">,
  after: LocalDate,
  calendar: WorkingCalendar,
): LocalDate | null {
  const next = addWorkingDays(after, 1, calendar);
  return next <= lastOn ? next : null;
}

/** Returns whether the signer is told about an attempt: the first, the last, and each with another reason than the one
 *  before it. */
export function isAttemptTold(
  reason: AttemptReason,
  before: Pick<PreparedAttempt, "reason"> | null,
  nextOn: LocalDate | null,
): boolean {
  return before === null || nextOn === null || keyOf(before.reason) !== keyOf(reason);
}

/** The same for the same reason, however its facts are written. */
function keyOf(reason: AttemptReason): string {
  switch (reason.kind) {
    case "refused":
      return [reason.kind, ...reason.findings.map(({ finding, line }) => `${finding.code}@${String(line)}`)].join();
    case "above-signed":
      return [reason.kind, ...reason.excesses.map((excess) => `${excess.of}:${String(excess.nowCents)}`)].join();
    case "signer-may-not":
    case "too-late":
      return reason.kind;
    default:
      return reason satisfies never;
  }
}
