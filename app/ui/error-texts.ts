import en from "~/locales/en/errors.json";
import nl from "~/locales/nl/errors.json";

import type { Language } from "~/kernel/language";
import { translate, type Texts, type TextValues } from "~/format/texts";

/** The words of an error page travel with the program: the answer that should have brought them may be what failed. */
const TEXTS: Record<Language, Texts> = { nl, en };

/** Statuses with words of their own; others are said as 400 or 500. */
const OWN_WORDS: readonly number[] = [403, 404, 409, 429, 503];

export function errorText(language: Language, key: string, values?: TextValues): string {
  return translate(TEXTS[language], key, values);
}

/** The HTTP status whose words are used for this one. */
export function spokenStatus(status: number): number {
  if (OWN_WORDS.includes(status)) return status;
  return status < 500 ? 400 : 500;
}

/** The title of an error page, on it and of its window. */
export function errorTitle(status: number, language: Language): string {
  return errorText(language, `error${String(spokenStatus(status))}Title`);
}
