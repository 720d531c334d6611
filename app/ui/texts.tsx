import { createContext, useContext, useMemo, type ReactNode } from "react";

import { DEFAULT_LANGUAGE, type Language } from "./language";

/** The sentences of a page by key, in one language. */
export type Texts = Readonly<Record<string, string>>;

/** The same on its way to the browser: a line `key=sentence` each, in one text. Page data of a value per sentence costs the server
 *  ten times as much, and JSON within the page's JSON is twice as long. */
export type PackedTexts = string;

export type TextValues = Readonly<Record<string, string | number>>;

/** Gives the sentence of a key with its values filled in. With `count` it picks `key_one` or `key_other`. */
export type Translate = (key: string, values?: TextValues) => string;

type Shared = { readonly language: Language; readonly texts: Texts };

const NO_TEXTS: Texts = {};

const SharedTexts = createContext<Shared>({ language: DEFAULT_LANGUAGE, texts: {} });

type TextsProviderProps = {
  readonly language: Language;
  readonly texts: PackedTexts | undefined;
  readonly children: ReactNode;
};

/** Gives every component below it the language and the texts that all pages share (shell, common, errors). */
export function TextsProvider({ language, texts, children }: TextsProviderProps): ReactNode {
  const shared = useMemo(() => ({ language, texts: unpacked(texts) }), [language, texts]);
  return <SharedTexts.Provider value={shared}>{children}</SharedTexts.Provider>;
}

/** The texts of a page, as its loader gave them; a key that they lack is looked up in the shared ones. */
export function useTexts(texts?: PackedTexts): Translate {
  const shared = useContext(SharedTexts).texts;
  return useMemo(() => {
    const own = unpacked(texts);
    return (key, values) => translate(own, key, values, shared);
  }, [shared, texts]);
}

/** One sentence of a page, for its title; "" when its loader failed. */
export function textOf(texts: PackedTexts | undefined, key: string, values?: TextValues): string {
  return texts === undefined ? "" : translate(unpacked(texts), key, values);
}

/** No sentence holds a line break (tested). */
export function packed(texts: Texts): PackedTexts {
  return Object.entries(texts)
    .map(([key, sentence]) => `${key}=${sentence}`)
    .join("\n");
}

/** There are only as many as there are pages and languages. */
const known = new Map<PackedTexts, Texts>();

function unpacked(texts: PackedTexts = ""): Texts {
  const before = known.get(texts);
  if (before) return before;
  const fresh = Object.fromEntries(
    texts.split("\n").map((line) => {
      const at = line.indexOf("=");
      return [line.slice(0, at), line.slice(at + 1)] as const;
    }),
  );
  known.set(texts, fresh);
  return fresh;
}

export function useLanguage(): Language {
  return useContext(SharedTexts).language;
}

/** Fills `{{name}}` and picks the plural as i18next does for Dutch and English; an unknown key answers itself. */
export function translate(texts: Texts, key: string, values: TextValues = {}, shared: Texts = NO_TEXTS): string {
  const count = values["count"];
  const plural = typeof count === "number" ? `${key}_${count === 1 ? "one" : "other"}` : key;
  const text = texts[plural] ?? texts[key] ?? shared[plural] ?? shared[key] ?? key;
  if (!text.includes("{{")) return text;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (hole, name: string) => String(values[name] ?? hole));
}
