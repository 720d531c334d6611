import type { Language } from "~/kernel/language";

/** `A, B en C` */
export function formatList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(items);
}
