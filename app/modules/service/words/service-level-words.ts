import type { Reader } from "~/format/texts";

/** Returns the name of a service level; its code when it has no words. */
export function serviceLevelWords(code: string, reader: Reader): string {
  const level = LEVELS.find((known) => known === code);
  return level === undefined ? code : reader.texts("names")(`level.${level}`);
}

const LEVELS = ["standard", "premium", "best-effort"] as const;
