import { createContext, useContext, useMemo, type ReactNode } from "react";

import { formatCount } from "~/format/format-number";
import { DEFAULT_LANGUAGE, type Language } from "~/kernel/language";

/** The sentences of a page by key, in one language. */
export type Texts = Readonly<Record<string, string>>;

/** The same on its way to the browser: a line `key=sentence` each, in one text. Page data of a value per sentence costs the server
 *  ten times as much, and JSON within the page's JSON is twice as long. */
export type PackedTexts = string;

export type TextValues = Readonly<Record<string, string | number>>;

/** Gives the sentence of a key with its values filled in. With `count` it picks `key_one` or `key_other`. */
export type Translate = (key: string, values?: TextValues) => string;

type Shared = { readonly language: Language; readonly texts: Texts };

const NOTHING_SHARED: Shared = { language: DEFAULT_LANGUAGE, texts: {} };

const SharedTexts = createContext(NOTHING_SHARED);

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
  const shared = useContext(SharedTexts);
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

/** Fills `{{name}}` and picks the plural as i18next does for Dutch and English; `count` gets its mark of thousands, any other number
 *  stays as it is (a year). An unknown key answers itself. */
export function translate(texts: Texts, key: string, values: TextValues = {}, shared = NOTHING_SHARED): string {
  const count = values["count"];
  const plural = typeof count === "number" ? `${key}_${count === 1 ? "one" : "other"}` : key;
  const text = texts[plural] ?? texts[key] ?? shared.texts[plural] ?? shared.texts[key] ?? key;
  if (!text.includes("{{")) return text;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (hole, name: string) =>
    filled(name, values[name] ?? hole, shared.language),
  );
}

/** A value as it stands in a text. */
export function filled(name: string, value: string | number, language: Language): string {
  return name === "count" && typeof value === "number" ? formatCount(value, language) : String(value);
}
