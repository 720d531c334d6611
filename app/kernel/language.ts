/** The languages of the portal. Dutch is the default. */
export type Language = "nl" | "en";

export const LANGUAGES: readonly Language[] = ["nl", "en"];

export const DEFAULT_LANGUAGE: Language = "nl";

/** The language of that name; the default one where nobody speaks it. */
export function languageNamed(name: string): Language {
  return isLanguage(name) ? name : DEFAULT_LANGUAGE;
}

export function isLanguage(value: unknown): value is Language {
  return value === "nl" || value === "en";
}
