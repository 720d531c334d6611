import type { ClientBase } from "pg";

import { withClient } from "~/platform/database/connections.server";
import { worldNumberPlan } from "~/modules/usage/server/number-plan/number-plan.server";
import type { ServerContext } from "~/platform/context.server";
import { createRater, type Rater } from "../domain/rating/rate-usage";
import { tariffsOf } from "../domain/rating/tariff";
import { loadRateSheets } from "./load-rate-sheets.server";
import { stagingReader } from "./staging-reader.server";
import { readSubscriberBook } from "./subscriber-repository.server";
import { storeChunk } from "./usage-chunk-repository.server";
import { completeUsageFile, openUsageFile, readUsageFile, type LineCounts } from "./usage-file-repository.server";
import { withUsageFile, type UsageFile, type UsageSource } from "./usage-source.server";

/** What happened to the lines of a file, including those stored by an earlier import that was killed. */
export type ImportSummary = LineCounts & { readonly fileId: string };

export type ImportProgress = { readonly bytes: number; readonly totalBytes: number };

type ImportContext = Pick<ServerContext, "database" | "clock" | "newId">;

/** The approximate number of lines per transaction. */
const CHUNK_LINES = 50_000;

/** Imports a usage file, of any customers (R6): rates it and stores records, totals and rejects, in chunks of one
 *  transaction each and in constant memory. Each record is stored once (R6.8), whether the same file is imported twice,
 *  files overlap, or imports run at the same time. After a kill, importing the file again continues after its last
 *  chunk. Throws NotAUsageFile when the first line is not the header. */
export async function importUsage(
  context: ImportContext,
  source: UsageSource,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportSummary> {
  return withUsageFile(source, async (file) => {
    const tariffs = tariffsOf(await loadRateSheets(context), worldNumberPlan());
    return withClient(context.database.pool, async (client) => {
      const options = tariffs.flatMap(({ policy }) => [policy.nationalBundle, policy.euNaBundle]);
      const rate = createRater(tariffs, await readSubscriberBook(client, options));
      return importFile(context, client, file, rate, onProgress);
    });
  });
}

async function importFile(
  context: ImportContext,
  client: ClientBase,
  file: UsageFile,
  rate: Rater,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportSummary> {
  const { sha256, name } = file;
  const opened = await openUsageFile(client, { id: context.newId.uuid(), sha256, name, at: context.clock.now() });
  const isReimport = opened.isComplete;
  // A file that is complete is read again from its first line: a number that was unknown may be known by now.
  let doneLine = isReimport ? 0 : opened.linesDone;
  const reader = stagingReader(rate, doneLine);
  // The database takes one chunk while the next one is read.
  let storing: Promise<LineCounts> = Promise.resolve(NOTHING);
  const flush = async (): Promise<void> => {
    const { lastLine, ...staged } = reader.take();
    const counts = await storing;
    if (lastLine <= doneLine) return;
    const chunk = { fileId: opened.id, ...staged, afterLine: doneLine, lastLine, isReimport };
    storing = storeChunk(client, chunk).then((more) => sumOf(counts, more));
    // Its failure is met where it is awaited.
    storing.catch(() => undefined);
    doneLine = lastLine;
  };

  let bytes = 0;
  try {
    for await (const block of file.read()) {
      reader.push(block);
      if (reader.count() >= CHUNK_LINES) await flush();
      bytes += block.length;
      onProgress({ bytes, totalBytes: file.bytes });
    }
    reader.end();
    await flush();
  } finally {
    await storing;
  }
  await completeUsageFile(client, opened.id, context.clock.now());
  return { fileId: opened.id, ...(isReimport ? await storing : countsOf(await readUsageFile(client, sha256))) };
}

const NOTHING: LineCounts = { records: 0, rated: 0, unrated: 0, rejected: 0, duplicates: 0 };

function sumOf(one: LineCounts, other: LineCounts): LineCounts {
  return {
    records: one.records + other.records,
    rated: one.rated + other.rated,
    unrated: one.unrated + other.unrated,
    rejected: one.rejected + other.rejected,
    duplicates: one.duplicates + other.duplicates,
  };
}

function countsOf({ records, rated, unrated, rejected, duplicates }: LineCounts): LineCounts {
  return { records, rated, unrated, rejected, duplicates };
}
