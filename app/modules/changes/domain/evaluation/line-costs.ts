import { sum } from "~/kernel/money";
import type { LineView } from "../rules/line-view";
import { oneTimeParts } from "./one-time-parts";
import { monthlyInUse, orderable, type Situation } from "../rules/situation";

/** One-time cents of the lines of a request, asked in their order (R4.3). */
export function oneTimeCosts(situation: Situation): (view: LineView) => number {
  const partsOf = oneTimeParts((code) => orderable(situation, code), situation.input.rulePack.fit.phoneProductCode);
  return ({ line, conversion }) => {
    const upgradeTo = conversion?.direction === "upgrade" ? conversion.to : null;
    return sum(partsOf(line, upgradeTo).map((part) => part.quantity * part.unitCents));
  };
}

/** The change of the monthly amount once the line is in effect, in cents, the options that go with a profile included.
 *  A number that several lines remove counts at the first. Throws a RangeError for a product without a price: asked for sound lines
 *  alone. */
export function monthlyDeltas(situation: Situation): (view: LineView) => number {
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
