import { addWorkingDays } from "~/kernel/working-days";
import type { LocalDate } from "~/kernel/local-date";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import type { ChangeLine } from "../change-line";
import type { ChangeSnapshot } from "../desk/change-snapshot";
import { leadTimeOf } from "../rules/resolved-line";

/** Returns the first day on which a line can be executed when it is received now (R3.2, R3.3). */
export function earliestDateOf({ receivedOn, rulePack }: ChangeSnapshot, line: ChangeLine): LocalDate {
  return addWorkingDays(receivedOn, leadTimeOf(line, null, rulePack.leadTimes), calendarOf(rulePack));
}
