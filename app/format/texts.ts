import { DEFAULT_LANGUAGE, type Language } from "~/kernel/language";
import { formatCount } from "./format-number";

/** The sentences of a page by key, in one language. */
export type Texts = Readonly<Record<string, string>>;

/** The same on its way to the browser: a line `key=sentence` each, in one text. Page data of a value per sentence costs the server
 *  ten times as much, and JSON within the page's JSON is twice as long. */
export type PackedTexts = string;

export type TextValues = Readonly<Record<string, string | number>>;

/** Gives the sentence of a key with its values filled in. With `count` it picks `key_one` or `key_other`. */
export type Translate = (key: string, values?: TextValues) => string;

/** The language of an answer and the texts that all its pages share. */
export type SharedTexts = { readonly language: Language; readonly texts: Texts };

export const NOTHING_SHARED: SharedTexts = { language: DEFAULT_LANGUAGE, texts: {} };

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

/** Returns the texts by key. */
export function unpacked(texts: PackedTexts = ""): Texts {
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
