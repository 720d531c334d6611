import { createWriteStream } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { NotAUsageFile } from "~/modules/usage/schemas/usage-header";
import { importUsage } from "~/modules/usage/server/import-usage.server";
import { listWaitingUsage } from "~/modules/usage/server/list-waiting-usage.server";
import type { ServerContext } from "~/platform/context.server";
import { progressBar } from "./progress-bar";
import { csvOf } from "./rows-as-text";

type Streams = {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
};

/** `insight import-usage`: takes the usage of a file (`-`: standard input) and prints what became of its lines. Answers the exit code: 1 when it
 *  is no usage file; lines that are rejected are counted, kept in the database, written to `rejects` (CSV) when it is given, and no failure. */
export async function importUsageCommand(
  context: ServerContext,
  file: string,
  streams: Streams,
  { rejects }: { readonly rejects?: string } = {},
): Promise<number> {
  const { stdin, stdout, stderr } = streams;
  const source = file === "-" ? { stream: stdin, name: "stdin" } : { path: file };
  try {
    const draw = stderr.isTTY ? progressBar(stderr) : undefined;
    const summary = await importUsage(context, source, (progress) => draw?.(progress.bytes, progress.totalBytes));
    stdout.write(`${JSON.stringify(summary)}\n`);
    if (rejects !== undefined) {
      const lines = listWaitingUsage(context, "rejected", { customerNumber: null, fileId: summary.fileId });
      await pipeline(Readable.from(csvOf(lines)), createWriteStream(rejects, { mode: 0o600 }));
    }
    if (summary.rejected > 0) stderr.write(`Rejected lines: ${summary.rejected.toString()}\n`);
    return 0;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR");
    if (!(error instanceof NotAUsageFile) && !isMissing) throw error;
    stderr.write(`${file}: ${isMissing ? "no such file" : error.message}\n`);
    return 1;
  }
}
