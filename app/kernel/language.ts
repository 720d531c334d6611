import type { Language } from "./date-words";

export type { Language };

export const LANGUAGES: readonly Language[] = ["nl", "en"];

export const DEFAULT_LANGUAGE: Language = "nl";

export function isLanguage(value: unknown): value is Language {
  return value === "nl" || value === "en";
}
