import { exclusivePartners } from "~/modules/catalogue/domain/option-fit";
import { addDays, addMonths, lastOfMonth, latest, type LocalDate } from "~/kernel/local-date";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { LineView } from "../rules/line-view";
import { optionKey, type Situation } from "../rules/situation";

/** The first and last day that a line is billed from and until; null where it starts or ends nothing. */
export type LineBilling = { readonly billedFrom: LocalDate | null; readonly billedUntil: LocalDate | null };

/** `sound` are the lines of the request that can be done, by index: only those replace an option. */
export function lineBilling(view: LineView, situation: Situation, sound: ReadonlyMap<number, LineView>): LineBilling {
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
    case "order-phone":
      return { billedFrom: null, billedUntil: null };
    default:
      return line satisfies never;
  }
}

/** The last billed day of a removed or downgraded profile: the end of the month after that of receipt, or of the month of
 *  the planned date if that is later (R4.1). */
export function profileBilledUntil(receivedOn: LocalDate, plannedOn: LocalDate, rulePack: RulePack): LocalDate {
  const afterReceipt = lastOfMonth(addMonths(receivedOn, rulePack.billingEnds.profileMonthsAfterReceipt));
  return latest(afterReceipt, lastOfMonth(plannedOn));
}

/** The last billed day of an option or number removed on its own: the end of the month of execution (R4.2). */
export function optionBilledUntil(executedOn: LocalDate, rulePack: RulePack): LocalDate {
  return lastOfMonth(addMonths(executedOn, rulePack.billingEnds.optionMonthsAfterExecution));
}

/** The day before an exclusive partner of the same request starts; null when nothing replaces the option (R4.2). */
function replacedFrom(
  profileId: string,
  productCode: string,
  situation: Situation,
  sound: ReadonlyMap<number, LineView>,
): LocalDate | null {
  for (const partner of exclusivePartners(productCode, situation.input.rulePack.fit)) {
    const index = situation.proposed.optionsAdded.get(optionKey(profileId, partner));
    const added = index === undefined ? undefined : sound.get(index);
    if (added) return addDays(added.date, -1);
  }
  return null;
}
