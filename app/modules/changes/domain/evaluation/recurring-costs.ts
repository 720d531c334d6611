import { addDays, addMonths, lastOfMonth, latest, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { exclusivePartners } from "~/modules/catalogue/domain/option-fit";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { ResolvedLine } from "../rules/resolved-line";
import { monthlyInUse, optionKey, type Situation } from "../rules/situation";

/** Returns a function that gives the change of the monthly amount, in cents, once a line is in effect, including
 *  options ordered with a profile. A number that several lines remove counts at the first. Only for lines without
 *  findings: throws a RangeError for a product without a price. */
export function monthlyDeltas(situation: Situation): (view: ResolvedLine) => number {
  const removedNumbers = queuedNumberRemovals(situation);
  const monthly = (code: string): number => monthlyInUse(situation, code);
  const { phoneProductCode } = situation.input.rulePack.fit;
  return ({ line, profile, conversion }) => {
    switch (line.action) {
      case "add-profile": {
        const each = monthly(line.productCode) + sum(line.options.map(monthly));
        return (each + (line.withPhone ? monthly(phoneProductCode) : 0)) * line.quantity;
      }
      case "remove-profile":
        return profile ? 0 - monthly(profile.productCode) - sum(profile.options.map(monthly)) : 0;
      case "convert-profile":
        return conversion ? conversion.to.monthlyCents - conversion.from.monthlyCents : 0;
      case "hand-over":
        return 0;
      case "add-option":
        return monthly(line.productCode);
      case "remove-option":
        return 0 - monthly(line.productCode);
      case "add-number":
        return monthly(line.productCode) * line.quantity;
      case "remove-number": {
        const number = situation.input.numbers?.find(({ id }) => id === line.numberId);
        if (!number || removedNumbers.has(number.id)) return 0;
        removedNumbers.add(number.id);
        return 0 - monthly(number.productCode);
      }
      case "order-phone":
        return monthly(phoneProductCode) * line.quantity;
      default:
        return line satisfies never;
    }
  };
}

function queuedNumberRemovals({ input }: Situation): Set<string> {
  const removed = new Set<string>();
  for (const request of input.earlierRequests) {
    for (const { line, status } of request.lines) {
      if (status === "queued" && line.action === "remove-number") removed.add(line.numberId);
    }
  }
  return removed;
}

/** The first and last billed day of a line. Null when the line starts or ends nothing. */
export type LineBilling = { readonly billedFrom: LocalDate | null; readonly billedUntil: LocalDate | null };

/** Returns what a line does to billing. `sound` holds the lines of the request without findings, by index: only those
 *  replace an option. */
export function lineBilling(
  view: ResolvedLine,
  situation: Situation,
  sound: ReadonlyMap<number, ResolvedLine>,
): LineBilling {
  const { rulePack, proposal } = situation.input;
  const { line, date, conversion } = view;
  switch (line.action) {
    case "remove-profile":
      return { billedFrom: null, billedUntil: profileBilledUntil(proposal.receivedOn, date, rulePack) };
    case "convert-profile": {
      if (conversion?.direction === "upgrade") return { billedFrom: date, billedUntil: null };
      if (conversion?.direction !== "downgrade") return { billedFrom: null, billedUntil: null };
      const billedUntil = profileBilledUntil(proposal.receivedOn, date, rulePack);
      return { billedFrom: addDays(billedUntil, 1), billedUntil };
    }
    case "remove-option": {
      const replacement =
        line.profileId === null ? null : replacedFrom(line.profileId, line.productCode, situation, sound);
      return { billedFrom: null, billedUntil: replacement ?? optionBilledUntil(date, rulePack) };
    }
    case "remove-number":
      return { billedFrom: null, billedUntil: optionBilledUntil(date, rulePack) };
    case "add-profile":
    case "add-option":
    case "add-number":
      return { billedFrom: date, billedUntil: null };
    case "hand-over":
    case "order-phone":
      return { billedFrom: null, billedUntil: null };
    default:
      return line satisfies never;
  }
}

/** Returns the last billed day of a removed or downgraded profile: the end of the month after that of receipt, or of
 *  the month of the planned date if that is later (R4.1). */
export function profileBilledUntil(receivedOn: LocalDate, plannedOn: LocalDate, rulePack: RulePack): LocalDate {
  const afterReceipt = lastOfMonth(addMonths(receivedOn, rulePack.billingEnds.profileMonthsAfterReceipt));
  return latest(afterReceipt, lastOfMonth(plannedOn));
}

/** Returns the last billed day of an option or number that is removed on its own: the end of the month of execution
 *  (R4.2). */
export function optionBilledUntil(executedOn: LocalDate, rulePack: RulePack): LocalDate {
  return lastOfMonth(addMonths(executedOn, rulePack.billingEnds.optionMonthsAfterExecution));
}

/** Returns the day before an exclusive partner from the same request starts, or null when nothing replaces the option
 *  (R4.2). */
function replacedFrom(
  profileId: string,
  productCode: string,
  situation: Situation,
  sound: ReadonlyMap<number, ResolvedLine>,
): LocalDate | null {
  for (const partner of exclusivePartners(productCode, situation.input.rulePack.fit)) {
    const index = situation.proposed.optionsAdded.get(optionKey(profileId, partner));
    const added = index === undefined ? undefined : sound.get(index);
    if (added) return addDays(added.date, -1);
  }
  return null;
}
