import { amsterdamDateOf, wallClock } from "~/kernel/amsterdam-time";
import { addDays, type LocalDate } from "~/kernel/local-date";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";

/** Returns the date of receipt of a request that arrives at an instant: the calendar date in Amsterdam, or the next day
 *  when the policy has a cut-off time and it has passed (R3.3). */
export function receiptDateOf(instant: Date, { receipt }: RulePack): LocalDate {
  const date = amsterdamDateOf(instant);
  const late = receipt.cutOffTime !== null && wallClock(instant).slice(11, 16) >= receipt.cutOffTime;
  return late ? addDays(date, 1) : date;
}
