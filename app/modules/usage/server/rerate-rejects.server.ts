import type { ClientBase } from "pg";

import { groupBy } from "~/kernel/group-by";
import type { Rater } from "../domain/rating/rate-usage";
import type { RerateSummary } from "../domain/rerate-summary";
import { createUsageReader } from "../schemas/usage-csv";
import { USAGE_COLUMNS } from "../schemas/usage-line";
import { KEPT_CONTENT } from "./staging-reader.server";
import { createStagedUsage } from "./staged-usage.server";
import { storeChunk } from "./usage-chunk-repository.server";
import { readUnknownCallers, type RejectPosition, type RejectedLine } from "./rerateable-usage-repository.server";

/** Lines per transaction. */
const BATCH_LINES = 2_000;

/** Goes once through the rejected lines whose number was unknown and imports those whose number is known by now, as
 *  importing their file again would. */
export async function rerateRejects(
  client: ClientBase,
  rate: Rater,
  onBatch: (lines: number) => void,
): Promise<RerateSummary["rejected"]> {
  const summary = { examined: 0, taken: 0, duplicates: 0, left: 0 };
  let after: RejectPosition | null = null;
  for (let isLast = false; !isLast;) {
    const batch: RejectedLine[] = await readUnknownCallers(client, after, BATCH_LINES);
    for (const lines of groupBy(batch.filter(isWhole), ({ fileId }) => fileId).values()) {
      const { taken, duplicates } = await importKnown(client, rate, lines);
      summary.taken += taken;
      summary.duplicates += duplicates;
    }
    summary.examined += batch.length;
    summary.left = summary.examined - summary.taken - summary.duplicates;
    onBatch(batch.length);
    after = batch.at(-1) ?? null;
    isLast = batch.length < BATCH_LINES;
  }
  return summary;
}

async function importKnown(
  client: ClientBase,
  rate: Rater,
  lines: readonly [RejectedLine, ...RejectedLine[]],
): Promise<{ readonly taken: number; readonly duplicates: number }> {
  const staged = createStagedUsage();
  const ignore = (): void => undefined;
  const reader = createUsageReader({
    record: (record, line) => {
      // The first line is the header.
      const rejected = lines[line.number - 2];
      const usage = rate(record);
      if (rejected === undefined || usage.rating.status === "rejected") return;
      staged.add(rejected.line, line.recordId() ?? "", record, usage);
    },
    rejected: ignore,
    unreadable: ignore,
  });
  const text = [USAGE_COLUMNS.join(), ...lines.map(({ content }) => content), ""].join("\n");
  reader.push(Buffer.from(text));
  reader.end();
  if (staged.count() === 0) return { taken: 0, duplicates: 0 };
  const lastLine = lines.at(-1)?.line ?? 0;
  const chunk = { fileId: lines[0].fileId, ...staged.take(), afterLine: 0, lastLine, isReimport: true };
  const { rated, unrated, duplicates } = await storeChunk(client, chunk);
  return { taken: rated + unrated, duplicates };
}

/** Only the beginning of a longer line is stored: its file has to be imported again. */
function isWhole({ content }: RejectedLine): boolean {
  return Buffer.byteLength(content) < KEPT_CONTENT;
}
