import { amsterdamDateOf, instantInAmsterdam, wallClock } from "~/kernel/amsterdam-time";
import { addDays, type LocalDate } from "~/kernel/local-date";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";

/** The Amsterdam date that a request counts as received on (R3.3): what arrives at or after a cut-off time, where the policy
 *  has one, counts for the next day. */
export function dateOfReceipt(arrivedAt: Date, packs: readonly RulePack[]): LocalDate {
  const day = amsterdamDateOf(arrivedAt);
  const { cutOffTime } = rulePackOn(packs, day).receipt;
  return cutOffTime !== null && wallClock(arrivedAt).slice(11, 16) >= cutOffTime ? addDays(day, 1) : day;
}

/** The moment from which a line of a date is executed (R3.5). */
export function executionStart(plannedOn: LocalDate, packs: readonly RulePack[]): Date {
  return instantInAmsterdam(plannedOn, rulePackOn(packs, plannedOn).execution.startsAt);
}
