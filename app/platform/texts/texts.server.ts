import { createCookie } from "@remix-run/node";
import { LanguageDetector } from "remix-i18next/server";

import { namespaces } from "~/locales/registry.server";
import { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language } from "~/kernel/language";
import { packed, readerOf, type Namespace, type PackedTexts, type Reader } from "~/format/texts";

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
  const fresh = packed(Object.fromEntries(names.map((name) => [name, namespaces[name][language]])));
  pages.set(id, fresh);
  return fresh;
}

/** Returns the reader for what the server itself writes: mails, documents, files, answers of the API. */
export function readerIn(language: Language): Reader {
  return READERS[language];
}

const READERS: Readonly<Record<Language, Reader>> = { nl: readerOfAll("nl"), en: readerOfAll("en") };

function readerOfAll(language: Language): Reader {
  return readerOf(
    language,
    Object.fromEntries(Object.entries(namespaces).map(([name, texts]) => [name, texts[language]])),
  );
}

const pages = new Map<string, PackedTexts>();

const acceptedLanguage = new LanguageDetector({
  supportedLanguages: [...LANGUAGES],
  fallbackLanguage: DEFAULT_LANGUAGE,
  order: ["header"],
});
