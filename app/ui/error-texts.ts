import { readerOf, type Translate } from "~/format/texts";
import type { Language } from "~/kernel/language";
import en from "~/locales/en/errors";
import nl from "~/locales/nl/errors";

/** The words of an error page travel with the program: the answer that should have brought them may be what failed. */
const TEXTS: Readonly<Record<Language, Translate<"errors">>> = {
  nl: readerOf("nl", { errors: nl }).texts("errors"),
  en: readerOf("en", { errors: en }).texts("errors"),
};

/** Statuses with words of their own; others are said as 400 or 500. */
const OWN_WORDS = ["403", "404", "409", "429", "503"] as const;

type SpokenStatus = (typeof OWN_WORDS)[number] | "400" | "500";

export function errorTexts(language: Language): Translate<"errors"> {
  return TEXTS[language];
}

/** The HTTP status whose words are used for this one. */
export function spokenStatus(status: number): SpokenStatus {
  return OWN_WORDS.find((own) => Number(own) === status) ?? (status < 500 ? "400" : "500");
}

/** The title of an error page, on it and of its window. */
export function errorTitle(status: number, language: Language): string {
  return TEXTS[language](`error${spokenStatus(status)}Title`);
}
