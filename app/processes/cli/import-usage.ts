import type { Readable, Writable } from "node:stream";

import { NotAUsageFile } from "~/modules/usage/schemas/usage-header";
import { importUsage, type ImportProgress } from "~/modules/usage/server/import-usage.server";
import type { ServerContext } from "~/platform/context.server";

type Streams = {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
};

/** `insight import-usage`: takes the usage of a file (`-`: standard input) and prints what became of its lines. Answers the exit code: 1 when it
 *  is no usage file; lines that are rejected are counted, listed in the database, and no failure. */
export async function importUsageCommand(context: ServerContext, file: string, streams: Streams): Promise<number> {
  const { stdin, stdout, stderr } = streams;
  const source = file === "-" ? { stream: stdin, name: "stdin" } : { path: file };
  try {
    const summary = await importUsage(context, source, stderr.isTTY ? progressBar(stderr) : undefined);
    stdout.write(`${JSON.stringify(summary)}\n`);
    if (summary.rejected > 0) stderr.write(`Rejected lines: ${summary.rejected.toString()}\n`);
    return 0;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR");
    if (!(error instanceof NotAUsageFile) && !isMissing) throw error;
    stderr.write(`${file}: ${isMissing ? "no such file" : error.message}\n`);
    return 1;
  }
}

const BAR_WIDTH = 40;

/** Draws the bar anew at each whole percent. */
function progressBar(stderr: Writable): (progress: ImportProgress) => void {
  let drawn = -1;
  return ({ bytes, totalBytes }) => {
    const percent = Math.floor((bytes * 100) / totalBytes);
    if (percent === drawn) return;
    drawn = percent;
    const filled = Math.floor((percent * BAR_WIDTH) / 100);
    const bar = "#".repeat(filled).padEnd(BAR_WIDTH, ".");
    stderr.write(`\r[${bar}] ${percent.toString()}%${percent === 100 ? "\n" : ""}`);
  };
}
