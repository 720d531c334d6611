import { amsterdamDateOf, wallClock } from "~/kernel/amsterdam-time";
import { addDays, type LocalDate } from "~/kernel/local-date";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";

/** The date of receipt of what arrives at an instant: the calendar date in Amsterdam, whatever the hour, unless the policy
 *  has a cut-off time (R3.3). */
export function receiptDateOf(instant: Date, { receipt }: RulePack): LocalDate {
  const date = amsterdamDateOf(instant);
  const late = receipt.cutOffTime !== null && wallClock(instant).slice(11, 16) >= receipt.cutOffTime;
  return late ? addDays(date, 1) : date;
}
