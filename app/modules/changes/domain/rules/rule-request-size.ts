import type { ChangeLine } from "../change-line";
import type { Finding, SizeExcess } from "./finding";
import type { PreviewTotals } from "../preview";
import type { Situation } from "./situation";

/** A request stays within the limits for lines, pieces and one-time costs (R5.12). */
export function requestIsNotTooLarge(totals: PreviewTotals, { input }: Situation): Finding[] {
  const { lines } = input.proposal;
  const { maxLines, maxUnits, maxOneTimeCents } = input.rulePack.requestSize;
  const sizes: readonly SizeExcess[] = [
    { of: "lines", requested: lines.length, max: maxLines },
    { of: "units", requested: lines.reduce((units, line) => units + unitsOf(line), 0), max: maxUnits },
    { of: "one-time", requested: totals.oneTimeCents, max: maxOneTimeCents },
  ];
  const excesses = sizes.filter(({ requested, max }) => requested > max);
  return excesses.length === 0 ? [] : [{ code: "REQUEST_TOO_LARGE", excesses }];
}

/** Returns the quantity of a line, or 1 when it has none. A phone ordered with a profile does not count separately. */
function unitsOf(line: ChangeLine): number {
  return "quantity" in line ? Math.max(0, line.quantity) : 1;
}
