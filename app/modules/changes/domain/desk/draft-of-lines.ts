import type { LocalDate } from "~/kernel/local-date";
import type { ChangeLine } from "../change-line";
import { EMPTY_DRAFT, linesOf, withLines, type ChangeDraft } from "./change-draft";
import type { ChangeSnapshot } from "./change-snapshot";

/** A draft of lines, with the indexes of those that a draft cannot keep as they are: about a profile that is not there, asking what is so
 *  already, or contradicting another line of the same profile. */
export type DraftOfLines = { readonly draft: ChangeDraft; readonly lost: readonly number[] };

/** Returns the draft that asks what lines ask. A conversion may add the removal of options that do not fit (R5.4). */
export function draftOfLines(
  lines: readonly ChangeLine[],
  preferredDate: LocalDate | null,
  snapshot: ChangeSnapshot,
): DraftOfLines {
  const draft = withLines({ ...EMPTY_DRAFT, preferredDate }, lines, snapshot);
  const kept = new Map<string, number>();
  for (const { line } of linesOf(draft, snapshot)) {
    const key = keyOf(line);
    kept.set(key, (kept.get(key) ?? 0) + 1);
  }
  const lost = [...lines.entries()].flatMap(([index, line]) => {
    const key = keyOf(line);
    const left = kept.get(key) ?? 0;
    kept.set(key, left - 1);
    return left > 0 ? [] : [index];
  });
  return { draft, lost };
}

/** A line as text, whatever the order of its fields. The reason of an option plays no part: one that is not asked for is left out (R5.7). */
function keyOf(line: ChangeLine): string {
  const fields = Object.entries(line).filter(([field, value]) => value != null && field !== "substantiation");
  return JSON.stringify(fields.sort(([one], [other]) => (one < other ? -1 : 1)));
}
