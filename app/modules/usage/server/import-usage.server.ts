import { createReadStream } from "node:fs";

import type { ClientBase } from "pg";

import { worldNumberPlan } from "~/platform/number-plan.server";
import type { ServerContext } from "~/platform/context.server";
import { createRater } from "../domain/rate-usage";
import { tariffsOf } from "../domain/tariff";
import { readableText } from "../schemas/rated-csv";
import { recordIdOf } from "../schemas/record-id";
import { createUsageReader, type UsageLine, type UsageReader } from "../schemas/usage-csv";
import { loadRateSheets } from "./load-rate-sheets.server";
import { createStagedUsage, type StagedUsage } from "./staged-usage.server";
import { readSubscriberBook } from "./subscriber-repository.server";
import {
  completeUsageFile,
  openUsageFile,
  readUsageFile,
  takeChunk,
  type LineCounts,
  type UsageFileRow,
} from "./usage-import-repository.server";
import { withUsageFile, type UsageFileOnDisk, type UsageSource } from "./usage-source.server";

/** What became of the lines of a file, also of those that an earlier import of it took before it was killed. */
export type ImportSummary = LineCounts & { readonly fileId: string };

export type ImportProgress = { readonly bytes: number; readonly totalBytes: number };

/** Lines a transaction. */
const CHUNK = 50_000;

/** Takes a usage file of any customers (R6): rates it, and keeps records, totals and rejects, in chunks of one transaction each, at constant
 *  memory. Each record is taken once (R6.8): the same file twice, overlapping files and imports at the same time change nothing more;
 *  after a kill the same file goes on behind its last chunk. Throws NotAUsageFile when the first line is not the header. */
export async function importUsage(
  context: Pick<ServerContext, "database" | "clock" | "newId">,
  source: UsageSource,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportSummary> {
  return withUsageFile(source, async (file) => {
    const tariffs = tariffsOf(await loadRateSheets(context), worldNumberPlan());
    const client = await context.database.pool.connect();
    try {
      const options = tariffs.flatMap(({ policy }) => [policy.nationalBundle, policy.euNaBundle]);
      const rate = createRater(tariffs, await readSubscriberBook(client, options));
      return await takeFile(context, client, { name: source.name, file, rate, onProgress });
    } finally {
      client.release();
    }
  });
}

type Taking = {
  readonly name: string;
  readonly file: UsageFileOnDisk;
  readonly rate: ReturnType<typeof createRater>;
  readonly onProgress: (progress: ImportProgress) => void;
};

async function takeFile(
  context: Pick<ServerContext, "clock" | "newId">,
  client: ClientBase,
  { name, file, rate, onProgress }: Taking,
): Promise<ImportSummary> {
  const staged = createStagedUsage();
  let opened: UsageFileRow | null = null;
  let counts = NOTHING;
  let doneLine = 0;
  let lastLine = 0;
  const reader = stagingReader(staged, rate, (line) => {
    lastLine = line;
    return line > doneLine;
  });
  const flush = async (): Promise<void> => {
    if (opened === null || staged.count() === 0) return;
    const chunk = { fileId: opened.id, ...staged.take(), afterLine: doneLine, lastLine };
    counts = sumOf(counts, await takeChunk(client, chunk));
    doneLine = lastLine;
  };

  let bytes = 0;
  for await (const block of createReadStream(file.path) as AsyncIterable<Buffer>) {
    reader.push(block);
    // The header is right: from here on the file exists.
    if (opened === null) {
      opened = await openUsageFile(client, { id: context.newId.uuid(), sha256: file.sha256, name, at: context.clock.now() });
    }
    bytes += block.length;
    if (staged.count() >= CHUNK) await flush();
    onProgress({ bytes, totalBytes: file.bytes });
  }
}
