import type { LocalDate } from "~/kernel/local-date";
import type { BuyOutFormula } from "~/modules/catalogue/domain/rule-pack";
import { contractEnd, type Contract } from "./contract";
import { remainingTerms, termsCents } from "./terms";

/** Returns the buy-out fee in cents of one profile above the allowance (R2.8). `monthlyCents` is how much its billing
 *  drops: the monthly price of a removed profile, or the price difference of a downgraded one. Zero when billing ends
 *  at or after the end of the contract. */
export function buyOutCents(
  contract: Contract,
  monthlyCents: number,
  billedUntil: LocalDate,
  formula: BuyOutFormula,
): number {
  switch (formula.kind) {
    case "remaining-terms":
      return termsCents(monthlyCents, remainingTerms(contract, billedUntil), formula.percent);
    case "fixed":
      return billedUntil >= contractEnd(contract) ? 0 : formula.cents;
    default:
      return formula satisfies never;
  }
}
