import { createContext, useContext, useMemo, type ReactNode } from "react";

import { DEFAULT_LANGUAGE, type Language } from "./language";

/** The sentences of a page by key, in one language. */
export type Texts = Readonly<Record<string, string>>;

export type TextValues = Readonly<Record<string, string | number>>;

/** Gives the sentence of a key with its values filled in. With `count` it picks `key_one` or `key_other`. */
export type Translate = (key: string, values?: TextValues) => string;

type Shared = { readonly language: Language; readonly texts: Texts };

const NO_TEXTS: Texts = {};

const SharedTexts = createContext<Shared>({ language: DEFAULT_LANGUAGE, texts: {} });

/** Gives every component below it the language and the texts that all pages share (shell, common, errors). */
export function TextsProvider({ language, texts, children }: Shared & { readonly children: ReactNode }): ReactNode {
  const shared = useMemo(() => ({ language, texts }), [language, texts]);
  return <SharedTexts.Provider value={shared}>{children}</SharedTexts.Provider>;
}

/** The texts of a page, as its loader gave them; a key that they lack is looked up in the shared ones. */
export function useTexts(texts: Texts = NO_TEXTS): Translate {
  const shared = useContext(SharedTexts).texts;
  return useMemo(() => (key, values) => translate(texts, key, values, shared), [shared, texts]);
}

export function useLanguage(): Language {
  return useContext(SharedTexts).language;
}

/** Fills `{{name}}` and picks the plural as i18next does for Dutch and English; an unknown key answers itself. */
export function translate(texts: Texts, key: string, values: TextValues = {}, shared: Texts = NO_TEXTS): string {
  const count = values["count"];
  const plural = typeof count === "number" ? `${key}_${count === 1 ? "one" : "other"}` : key;
  const text = texts[plural] ?? texts[key] ?? shared[plural] ?? shared[key] ?? key;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (hole, name: string) => String(values[name] ?? hole));
}
