import { addWorkingDays, type WorkingCalendar } from "~/kernel/working-days";
import type { LocalDate } from "~/kernel/local-date";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { LeadTimes } from "~/modules/catalogue/domain/rule-pack";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { profileIdOf, type ChangeLine } from "../change-line";
import type { Proposal } from "../evaluation/evaluation-input";
import { inUse, orderable, type Situation } from "./situation";

/** A line with the profile it is about and the dates on which it can be executed. */
export type ResolvedLine = {
  readonly index: number;
  readonly line: ChangeLine;
  /** The profile that the line is about. Null when there is none, or it is not known. */
  readonly profile: ProfileInService | null;
  /** Set for a conversion between two profile products of one category. */
  readonly conversion: Conversion | null;
  readonly leadTimeWorkingDays: number;
  readonly earliestDate: LocalDate;
  /** The preferred date, or the earliest date when none is given (R3.4). */
  readonly date: LocalDate;
};

export type Conversion = {
  readonly direction: "upgrade" | "downgrade" | "equal";
  readonly from: Product;
  readonly to: Product;
};

/** Returns the lines of the proposal in order, with their lead times and dates (R3.2–R3.4). */
export function resolveLines(situation: Situation): ResolvedLine[] {
  const { proposal, calendar, rulePack } = situation.input;
  const earliest = earliestDates(proposal.receivedOn, calendar);
  return proposal.lines.map((line, index) => {
    const profileId = profileIdOf(line);
    const profile = profileId === null ? null : (situation.profiles.get(profileId) ?? null);
    const conversion = line.action === "convert-profile" ? conversionOf(situation, profile, line.toProductCode) : null;
    const leadTimeWorkingDays = leadTimeOf(line, conversion, rulePack.leadTimes);
    const earliestDate = earliest(leadTimeWorkingDays);
    return {
      index,
      line,
      profile,
      conversion,
      leadTimeWorkingDays,
      earliestDate,
      date: preferredDateOf(line, proposal) ?? earliestDate,
    };
  });
}

/** Returns the date that is asked for a line: its own, or else that of the request (R3.4). */
export function preferredDateOf(
  line: ChangeLine,
  { preferredDate }: Pick<Proposal, "preferredDate">,
): LocalDate | null {
  return line.preferredDate ?? preferredDate;
}

/** Returns the lead time in working days after the date of receipt (R3.2). A conversion that cannot be resolved gets
 *  the longer one. */
export function leadTimeOf(
  line: ChangeLine,
  conversion: Pick<Conversion, "direction"> | null,
  leadTimes: LeadTimes,
): number {
  switch (line.action) {
    case "remove-profile":
    case "remove-option":
    case "remove-number":
    case "hand-over":
      return leadTimes.noLicence;
    case "convert-profile":
      return conversion?.direction === "downgrade" ? leadTimes.noLicence : leadTimes.licence;
    case "add-profile":
      return line.withPhone ? leadTimes.licenceWithHardware : leadTimes.licence;
    case "add-option":
    case "add-number":
      return leadTimes.licence;
    case "order-phone":
      return leadTimes.hardware;
    default:
      return line satisfies never;
  }
}

/** A conversion to a lower monthly price is a downgrade, to a higher one an upgrade (R2.1, R5.1). */
function conversionOf(
  situation: Situation,
  profile: ProfileInService | null,
  toProductCode: string,
): Conversion | null {
  const to = orderable(situation, toProductCode);
  const from = profile && inUse(situation, profile.productCode);
  if (!from || to?.scope !== "profile" || to.category !== profile.category) return null;
  if (to.monthlyCents === from.monthlyCents) return { direction: "equal", from, to };
  return { direction: to.monthlyCents < from.monthlyCents ? "downgrade" : "upgrade", from, to };
}

function earliestDates(receivedOn: LocalDate, calendar: WorkingCalendar): (workingDays: number) => LocalDate {
  const known = new Map<number, LocalDate>();
  return (workingDays) => {
    const date = known.get(workingDays) ?? addWorkingDays(receivedOn, workingDays, calendar);
    known.set(workingDays, date);
    return date;
  };
}
