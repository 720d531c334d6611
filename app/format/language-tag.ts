import type { Language } from "~/kernel/language";

const TAGS: Readonly<Record<Language, string>> = { nl: "nl-NL", en: "en-GB" };

/** Returns the tag of a language, as documents name it (BCP 47). */
export function languageTag(language: Language): string {
  return TAGS[language];
}
