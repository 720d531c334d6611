import type { SigningProblem } from "./signing";

/** What is signed, as it stands in the fields of a form. */
export type SigningFields = Readonly<Record<SigningField, string>>;

export type SigningField = "submitOn" | "lastOn" | "maxBuyOut" | "maxOneTime";

/** What is wrong with what was typed. */
export type FieldProblem = SigningProblem | { readonly code: "NO_DAY" | "NO_AMOUNT"; readonly field: SigningField };

/** Returns the field that a problem is about, or null when it is about none of them. */
export function fieldOf(problem: FieldProblem): SigningField | null {
  switch (problem.code) {
    case "NO_DAY":
    case "NO_AMOUNT":
      return problem.field;
    case "SUBMIT_TOO_EARLY":
    case "SUBMIT_TOO_LATE":
      return "submitOn";
    case "LAST_TOO_EARLY":
    case "LAST_TOO_LATE":
      return "lastOn";
    case "TOO_MANY_WAITING":
      return null;
    default:
      return problem satisfies never;
  }
}
