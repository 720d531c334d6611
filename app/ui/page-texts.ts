import type { PackedTexts } from "~/format/texts";

/** Returns the texts of a page: what the loaders of its routes gave as `texts`, those that all pages share first. */
export function pageTextsIn(matches: readonly ({ readonly data: unknown } | undefined)[]): PackedTexts {
  return matches.flatMap((match) => textsIn(match?.data)).join("\n");
}

function textsIn(data: unknown): PackedTexts[] {
  const hasTexts = typeof data === "object" && data !== null && "texts" in data;
  return hasTexts && typeof data.texts === "string" ? [data.texts] : [];
}
