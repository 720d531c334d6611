import type { PasswordFinding } from "./password-rules";

/** Returns the key of the sentence that says what is wrong with a new password. */
export function passwordFindingKey(finding: PasswordFinding): string {
  switch (finding) {
    case "too-short":
      return "passwordTooShort";
    case "too-long":
      return "passwordTooLong";
    case "repeats":
      return "passwordRepeats";
    case "well-known":
      return "passwordWellKnown";
    case "about-you":
      return "passwordAboutYou";
    default:
      return finding satisfies never;
  }
}
