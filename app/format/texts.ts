import type { Language } from "~/kernel/language";
import type { Namespaces } from "~/locales/namespaces";
import type { HolesOf, Sentences } from "~/locales/translation";
import { formatCount } from "./format-number";

/** The name of a file of sentences that belong together: those of a page, of mails, the names that several pages use. */
export type Namespace = keyof Namespaces;

/** The keys of a namespace; `users_one` and `users_other` are the one key `users`. */
export type KeyOf<N extends Namespace> = N extends Namespace ? BaseOf<keyof Namespaces[N]> : never;

/** Returns the sentence of a key with its values filled in; the compiler knows their names. With `count` it picks `key_one` or `key_other`. */
export type Translate<N extends Namespace> = <Key extends KeyOf<N>>(key: Key, ...values: ValuesOf<N, Key>) => string;

/** Whom words are for: their language, and the texts in it. */
export type Reader = {
  readonly language: Language;
  /** The texts of one namespace or of several, which have no key in common. */
  readonly texts: <N extends Namespace>(...namespaces: readonly [N, ...N[]]) => Translate<N>;
};

type BaseOf<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

type SentencesOf<N extends Namespace, Key extends string> = N extends Namespace
  ? Namespaces[N][Extract<Key | `${Key}_one` | `${Key}_other`, keyof Namespaces[N]>]
  : never;

type Counted<N extends Namespace, Key extends string> = N extends Namespace
  ? Extract<`${Key}_other`, keyof Namespaces[N]> extends never
    ? never
    : "count"
  : never;

type NamesOf<N extends Namespace, Key extends string> = HolesOf<SentencesOf<N, Key>> | Counted<N, Key>;

type ValuesOf<N extends Namespace, Key extends string> = [NamesOf<N, Key>] extends [never]
  ? readonly []
  : readonly [values: { readonly [Name in NamesOf<N, Key>]: Name extends "count" ? number : string | number }];

export type TextValues = Readonly<Record<string, string | number>>;

/** The sentences of some namespaces on their way to the browser: a line with the name of each, then a line `key=sentence` for each of its
 *  sentences, in one text. Page data of a value per sentence costs the server ten times as much, and JSON within the page's JSON is twice as
 *  long. */
export type PackedTexts = string;

/** The sentences of some namespaces. */
export type SentencesByNamespace = Readonly<Partial<Record<string, Sentences>>>;

/** Returns a reader who has these sentences and no others; for a missing one they see its key. The same namespaces give the same function. */
export function readerOf(language: Language, sentences: SentencesByNamespace): Reader {
  const given = new Map<string, unknown>();
  return {
    language,
    texts: <N extends Namespace>(...namespaces: readonly [N, ...N[]]) => {
      const names = namespaces.join();
      const before = given.get(names) as Translate<N> | undefined;
      if (before !== undefined) return before;
      const fresh = translateBy<N>((key, values) =>
        filledText(sentenceOf(namespaces, sentences, key, values?.["count"]) ?? key, language, values),
      );
      given.set(names, fresh);
      return fresh;
    },
  };
}

/** Returns a typed function over one that finds sentences by any key. */
export function translateBy<N extends Namespace>(
  give: (key: string, values: TextValues | undefined) => string,
): Translate<N> {
  return (key, ...[values]) => give(key, values);
}

/** No sentence holds a line break (tested). */
export function packed(texts: SentencesByNamespace): PackedTexts {
  return Object.entries(texts)
    .flatMap(([namespace, sentences = {}]) => [
      namespace,
      ...Object.entries(sentences).map(([key, sentence]) => `${key}=${sentence}`),
    ])
    .join("\n");
}

/** There are only as many as there are pages and languages. */
const known = new Map<PackedTexts, SentencesByNamespace>();

/** Returns the sentences by namespace. */
export function unpacked(texts: PackedTexts): SentencesByNamespace {
  const before = known.get(texts);
  if (before) return before;
  const fresh: Record<string, Record<string, string>> = {};
  let sentences: Record<string, string> = {};
  for (const line of texts.split("\n")) {
    const at = line.indexOf("=");
    if (at === -1) fresh[line] = sentences = {};
    else sentences[line.slice(0, at)] = line.slice(at + 1);
  }
  known.set(texts, fresh);
  return fresh;
}

/** Fills `{{name}}` as i18next does; `count` gets its mark of thousands, any other number stays as it is (a year). */
export function filledText(text: string, language: Language, values: TextValues = {}): string {
  if (!text.includes("{{")) return text;
  return text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => filled(name, values[name] ?? hole, language));
}

/** A value as it stands in a text. */
export function filled(name: string, value: string | number, language: Language): string {
  return name === "count" && typeof value === "number" ? formatCount(value, language) : String(value);
}

/** The sentence of a key, its plural picked as i18next does for Dutch and English. */
function sentenceOf(
  namespaces: readonly string[],
  texts: SentencesByNamespace,
  key: string,
  count: string | number | undefined,
): string | undefined {
  const plural = typeof count === "number" ? `${key}_${count === 1 ? "one" : "other"}` : key;
  for (const namespace of namespaces) {
    const sentence = texts[namespace]?.[plural] ?? texts[namespace]?.[key];
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}
