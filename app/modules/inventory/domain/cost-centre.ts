import { isSingleLineText, hasLetterOrDigit } from "~/kernel/single-line-text";

/** What is wrong with the name of a cost centre, as the key of a text. */
export type CostCentreProblem = "costCentreEmpty" | "costCentreTooLong" | "costCentreWithoutLetter";

export const MAX_COST_CENTRE_LENGTH = 40;

/** Returns the name as it is stored: trimmed, with single spaces between words. */
export function costCentreName(typed: string): string {
  return typed.trim().replace(/\s+/g, " ");
}

export function costCentreProblem(name: string): CostCentreProblem | null {
  if (name === "") return "costCentreEmpty";
  if (name.length > MAX_COST_CENTRE_LENGTH) return "costCentreTooLong";
  return hasLetterOrDigit(name) && isSingleLineText(name) ? null : "costCentreWithoutLetter";
}
