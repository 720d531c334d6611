import { isSingleLineText, hasLetterOrDigit } from "~/kernel/single-line-text";

/** What is wrong with the name of a cost centre, as the key of a text; null: nothing. */
export type CostCentreProblem = "costCentreEmpty" | "costCentreTooLong" | "costCentreWithoutLetter";

export const MAX_COST_CENTRE_LENGTH = 40;

/** The name as it is kept: one space between words, none around them. */
export function costCentreName(typed: string): string {
  return typed.trim().replace(/\s+/g, " ");
}

export function costCentreProblem(name: string): CostCentreProblem | null {
  if (name === "") return "costCentreEmpty";
  if (name.length > MAX_COST_CENTRE_LENGTH) return "costCentreTooLong";
  return hasLetterOrDigit(name) && isSingleLineText(name) ? null : "costCentreWithoutLetter";
}
