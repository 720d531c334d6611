/** What is wrong with the name of a cost centre, as the key of a text; null: nothing. */
export type CostCentreProblem = "costCentreEmpty" | "costCentreTooLong" | "costCentreWithoutLetter";

export const MAX_COST_CENTRE_LENGTH = 40;

export function costCentreProblem(name: string): CostCentreProblem | null {
  if (name === "") return "costCentreEmpty";
  if (name.length > MAX_COST_CENTRE_LENGTH) return "costCentreTooLong";
  return /[\p{L}\p{N}]/u.test(name) && !/\p{Cc}/u.test(name) ? null : "costCentreWithoutLetter";
}
