import { csvLine } from "~/platform/csv/csv-text.server";

export type RowBlocks = AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;

/** Yields one JSON object per line. */
export async function* jsonLinesOf(blocks: RowBlocks): AsyncGenerator<string> {
  for await (const rows of blocks) yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** Yields CSV with the column names on the first line, or nothing when there are no rows. */
export async function* csvOf(blocks: RowBlocks): AsyncGenerator<string> {
  let hasHead = false;
  for await (const rows of blocks) {
    const [first] = rows;
    if (first === undefined) continue;
    const head = hasHead ? "" : csvLine(Object.keys(first));
    hasHead = true;
    yield head + rows.map((row) => csvLine(Object.values(row).map((value) => textOf(value)))).join("");
  }
}

/** Null becomes empty. */
function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
