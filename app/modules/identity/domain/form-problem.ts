/** What can be wrong with a form, each with a sentence of that key. */
export const FORM_PROBLEMS = [
  "emailMissing",
  "emailInvalid",
  "passwordMissing",
  "signInRefused",
  "wrongPassword",
  "tooManyAttempts",
  "tooManyRequests",
  "crowded",
  "passwordTooShort",
  "passwordTooLong",
  "passwordRepeats",
  "passwordWellKnown",
  "passwordAboutYou",
] as const;

export type FormProblem = (typeof FORM_PROBLEMS)[number];
