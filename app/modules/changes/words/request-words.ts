import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { Reader } from "~/format/texts";
import type { DraftLine } from "../domain/desk/change-draft";
import { profileIdOf } from "../domain/change-line";
import { lineGroups, type LineGroup } from "../domain/desk/line-groups";
import type { Preview } from "../domain/preview";
import { groupWords, lineWords, type LineWords } from "./line-words";
import { productName } from "./product-name";
import { linePhrase } from "./request-title";

/** A draft request in words: single lines, and equal lines of many users together. */
export type RequestWords = {
  readonly groups: readonly LineGroup[];
  readonly ofLine: (index: number) => LineWords;
  readonly ofGroup: (indexes: readonly number[]) => LineWords;
  /** Some of its lines in one sentence part: "30 × Pro opzeggen, Jan van Pro naar Plus". */
  readonly ofSome: (indexes: readonly number[]) => string;
};

export function requestWords(
  lines: readonly DraftLine[],
  preview: Preview,
  profiles: ReadonlyMap<string, ProfileInService>,
  products: ReadonlyMap<string, Product>,
  reader: Reader,
): RequestWords {
  const asked = lines.map(({ line }) => line);
  const name = (code: string): string => productName(products, code);
  const ofLine = (index: number): LineWords => {
    const line = asked[index];
    if (!line) return { sign: "change", title: "", detail: null };
    const words = lineWords(line, profiles.get(profileIdOf(line) ?? "") ?? null, name, reader);
    const title = linePhrase(line, words);
    return title === words.title ? words : { ...words, title, detail: null };
  };
  const ofGroup = (indexes: readonly number[]): LineWords => {
    const [first = -1] = indexes;
    const line = asked[first];
    if (!line || indexes.length === 1) return ofLine(first);
    return groupWords(line, profiles.get(profileIdOf(line) ?? "") ?? null, indexes.length, name, reader);
  };
  const ofSome = (indexes: readonly number[]): string => {
    const some = indexes.flatMap((index) => asked[index] ?? []);
    const judged = indexes.flatMap((index) => preview.lines[index] ?? []);
    return lineGroups(some, judged, profiles)
      .map((group) => ofGroup(group.indexes.flatMap((at) => indexes[at] ?? [])).title)
      .join(", ");
  };
  return { groups: lineGroups(asked, preview.lines, profiles), ofLine, ofGroup, ofSome };
}
