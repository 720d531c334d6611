import { addDays, type LocalDate } from "~/kernel/local-date";
import { onOrNextWorkingDay } from "~/kernel/working-days";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";

/** Returns the day on which an invoice is collected and due: the policy's number of days after issue, or the next
 *  working day (R7.5). */
export function dueDate(issuedOn: LocalDate, rules: Pick<RulePack, "collectionDays" | "holidays">): LocalDate {
  return onOrNextWorkingDay(addDays(issuedOn, rules.collectionDays), calendarOf(rules));
}
