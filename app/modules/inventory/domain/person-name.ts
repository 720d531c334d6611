import { hasLetterOrDigit, isSingleLineText } from "~/kernel/single-line-text";

/** What is wrong with a name, as the key of a text. */
export type NameProblem = "nameEmpty" | "nameTooLong" | "nameWithoutLetter";

export const MAX_NAME_LENGTH = 120;

/** Returns a name as it is stored: trimmed, with single spaces between words. */
export function personName(typed: string): string {
  return typed.trim().replace(/\s+/g, " ");
}

export function nameProblem(name: string): NameProblem | null {
  if (name === "") return "nameEmpty";
  if (name.length > MAX_NAME_LENGTH) return "nameTooLong";
  return hasLetterOrDigit(name) && isSingleLineText(name) ? null : "nameWithoutLetter";
}
