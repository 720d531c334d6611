import { createCookie } from "@remix-run/node";
import { createInstance } from "i18next";
import { LanguageDetector } from "remix-i18next/server";

import { namespaces, type Namespace } from "~/locales/registry.server";
import { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language } from "~/kernel/language";
import { filled, packed, type PackedTexts, type TextValues } from "~/format/texts";

const ONE_YEAR_SECONDS = 31_536_000;

/** Keeps the language that was chosen in this browser. */
export const languageCookie = createCookie("language", {
  path: "/",
  sameSite: "lax",
  httpOnly: true,
  maxAge: ONE_YEAR_SECONDS,
});

/** The language of an answer: chosen in this browser, else the user's own, else what the browser asks for, else Dutch. */
export async function languageOf(request: Request, userLanguage: Language | null = null): Promise<Language> {
  const chosen: unknown = await languageCookie.parse(request.headers.get("Cookie"));
  if (isLanguage(chosen)) return chosen;
  if (userLanguage !== null) return userLanguage;
  const accepted = await acceptedLanguage.detect(request);
  return isLanguage(accepted) ? accepted : DEFAULT_LANGUAGE;
}

/** The texts of a page, which go to the browser with it. */
export function pageTexts(language: Language, ...names: readonly [Namespace, ...Namespace[]]): PackedTexts {
  const id = `${language}:${names.join()}`;
  const known = pages.get(id);
  if (known !== undefined) return known;
  const fresh = packed(Object.fromEntries(names.flatMap((name) => Object.entries(namespaces[name][language]))));
  pages.set(id, fresh);
  return fresh;
}

/** One sentence, for what the server itself writes: mails, PDF, CSV. */
export function serverText(language: Language, namespace: Namespace, key: string, values: TextValues = {}): string {
  return i18next.t(key, { ...values, lng: language, ns: namespace });
}

const pages = new Map<string, PackedTexts>();

const acceptedLanguage = new LanguageDetector({
  supportedLanguages: [...LANGUAGES],
  fallbackLanguage: DEFAULT_LANGUAGE,
  order: ["header"],
});

const i18next = createInstance({
  initImmediate: false,
  fallbackLng: false,
  supportedLngs: [...LANGUAGES],
  ns: Object.keys(namespaces),
  keySeparator: false,
  nsSeparator: false,
  interpolation: {
    escapeValue: false,
    alwaysFormat: true,
    format: (value: string | number | undefined, _format, language, options) => {
      const name = String(options?.["interpolationkey"]);
      return filled(name, value ?? `{{${name}}}`, isLanguage(language) ? language : DEFAULT_LANGUAGE);
    },
  },
  resources: Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Object.fromEntries(Object.entries(namespaces).map(([name, texts]) => [name, texts[language]])),
    ]),
  ),
});
void i18next.init();
