/** The languages of the portal. Dutch is the default. */
export type Language = "nl" | "en";

export const LANGUAGES: readonly Language[] = ["nl", "en"];

export const DEFAULT_LANGUAGE: Language = "nl";

export function isLanguage(value: unknown): value is Language {
  return value === "nl" || value === "en";
}
