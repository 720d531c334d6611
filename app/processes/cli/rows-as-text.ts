import { csvLine } from "~/platform/csv/csv-text.server";

export type RowBlocks = AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;

/** A JSON object a line. */
export async function* jsonLinesOf(blocks: RowBlocks): AsyncGenerator<string> {
  for await (const rows of blocks) yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** The columns' names stand in the first line; nothing is written when there is nothing. */
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

/** What is null is empty. */
function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
