import type { Reader } from "~/format/texts";

/** What a service level is called; one without words goes by its code. */
export function serviceLevelWords(code: string, reader: Reader): string {
  const level = LEVELS.find((known) => known === code);
  return level === undefined ? code : reader.texts("names")(`level.${level}`);
}

const LEVELS = ["standard", "premium", "best-effort"] as const;
