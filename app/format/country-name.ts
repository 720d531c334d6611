import type { Language } from "~/kernel/language";

/** Returns the name of a country by its ISO 3166-1 code; a code without a name stands as it is. */
export function countryName(code: string, language: Language): string {
  return NAMES[language].of(code) ?? code;
}

const NAMES: Record<Language, Intl.DisplayNames> = {
  nl: new Intl.DisplayNames("nl", { type: "region" }),
  en: new Intl.DisplayNames("en", { type: "region" }),
};
