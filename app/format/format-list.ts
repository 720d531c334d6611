import type { Language } from "~/kernel/language";

/** Returns the items as one enumeration: `A, B en C`. */
export function formatList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(items);
}
