import { addDays } from "~/kernel/local-date";
import type { Finding } from "./finding";
import { preferredDateOf, type ResolvedLine } from "./resolved-line";
import type { Situation } from "./situation";

/** A preferred date is a working day, not before the earliest date of the line, and not too far in the future (R3.4).
 */
export function preferredDateIsPossible({ line, earliestDate }: ResolvedLine, { input }: Situation): Finding[] {
  const { receivedOn } = input.proposal;
  const preferred = preferredDateOf(line, input.proposal);
  if (preferred === null) return [];
  const { maxDays, workingDaysOnly } = input.rulePack.preferredDate;
  const latest = addDays(receivedOn, maxDays);
  const findings: Finding[] = [];
  if (preferred < earliestDate) findings.push({ code: "DATE_TOO_EARLY", preferred, earliest: earliestDate });
  if (preferred > latest) findings.push({ code: "DATE_TOO_LATE", preferred, latest });
  if (workingDaysOnly && !input.calendar.isWorkingDay(preferred)) {
    findings.push({ code: "DATE_NOT_WORKING_DAY", preferred });
  }
  return findings;
}
