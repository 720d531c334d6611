import type { Language } from "~/kernel/language";

/** A destination is a country where there is one, else a kind of usage. */
export function destinationWords(destination: string, language: Language, t: (key: string) => string): string {
  if (/^[A-Z]{2}$/.test(destination)) return COUNTRIES[language].of(destination) ?? destination;
  if (destination === "satellite") return t("satellite");
  const key = `category.${destination}`;
  const text = t(key);
  return text === key ? destination : text;
}

const COUNTRIES: Record<Language, Intl.DisplayNames> = {
  nl: new Intl.DisplayNames("nl", { type: "region" }),
  en: new Intl.DisplayNames("en", { type: "region" }),
};
