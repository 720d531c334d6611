import type { LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import type { Contract } from "./contract";
import { remainingTerms, termsCents, type Terms } from "./terms";

export type EarlyTermination = { readonly terms: Terms; readonly totalCents: number };

/** Returns what ending the contract within its term costs at once: every remaining monthly term until the end of the
 *  contract (R1.5). Each subscription is rounded separately, as for a buy-out. */
export function earlyTermination(
  contract: Contract,
  monthlyCentsEach: readonly number[],
  billedUntil: LocalDate,
): EarlyTermination {
  const terms = remainingTerms(contract, billedUntil);
  return { terms, totalCents: sum(monthlyCentsEach.map((monthlyCents) => termsCents(monthlyCents, terms))) };
}
