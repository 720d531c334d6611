/** The sentences of a namespace by key, in one language. */
export type Sentences = Readonly<Record<string, string>>;

/** What the same namespace holds in another language: a sentence for every key, and for no other. */
export type Translation<Dutch extends Sentences> = { readonly [Key in keyof Dutch]: string };

/** The names that a sentence leaves to be filled in: `"name" | "date"` of `{{name}} stopt op {{date}}`. */
export type HolesOf<Sentence> = Sentence extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | HolesOf<Rest>
  : never;

/** A namespace in both languages. Does not compile where a sentence leaves something else to be filled in than its Dutch one. */
export function translated<const Dutch extends Sentences, const English extends Sentences>(
  nl: Dutch,
  en: English & SameHoles<Dutch, English>,
): { readonly nl: Sentences; readonly en: Sentences } {
  return { nl, en };
}

type SameHoles<Dutch extends Sentences, English> = {
  readonly [Key in keyof English]: Key extends keyof Dutch
    ? [HolesOf<Dutch[Key]>, HolesOf<English[Key]>] extends [HolesOf<English[Key]>, HolesOf<Dutch[Key]>]
      ? string
      : HolesOf<Dutch[Key]>
    : never;
};
