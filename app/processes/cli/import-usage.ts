import { createWriteStream } from "node:fs";
import { access, constants, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { NotAUsageFile } from "~/modules/usage/schemas/usage-header";
import { importUsage } from "~/modules/usage/server/import-usage.server";
import { listWaitingUsage } from "~/modules/usage/server/list-waiting-usage.server";
import type { ServerContext } from "~/platform/context.server";
import { fileProblem } from "./file-problem";
import { progressBar } from "./progress-bar";
import { csvOf } from "./rows-as-text";

type Streams = {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
};

/** `insight import-usage`: imports the usage of a file (`-`: standard input) and prints what happened to its lines.
 *  Returns exit code 1 when it is not a usage file or one of the files cannot be used. Rejected lines are not a
 *  failure: they are counted, stored in the database, and written to `rejects` (CSV) if given. */
export async function importUsageCommand(
  context: ServerContext,
  file: string,
  streams: Streams,
  { rejects }: { readonly rejects?: string } = {},
): Promise<number> {
  const { stdin, stdout, stderr } = streams;
  const source = file === "-" ? { stream: stdin, name: "stdin" } : { path: file };
  const unusable = rejects === undefined ? null : await whyNotWritable(rejects);
  if (unusable !== null) {
    stderr.write(`${unusable}; nothing was imported\n`);
    return 1;
  }
  try {
    const draw = stderr.isTTY ? progressBar(stderr) : undefined;
    const summary = await importUsage(context, source, (progress) => draw?.(progress.bytes, progress.totalBytes));
    stdout.write(`${JSON.stringify(summary)}\n`);
    if (rejects !== undefined) await writeRejects(context, summary.fileId, rejects);
    if (summary.rejected > 0) stderr.write(`Rejected lines: ${summary.rejected.toString()}\n`);
    return 0;
  } catch (error) {
    const problem = error instanceof NotAUsageFile ? `${file}: ${error.message}` : fileProblem(error, file);
    if (problem === null) throw error;
    stderr.write(`${problem}\n`);
    return 1;
  }
}

/** Checks, before an hour of work, whether the rejects can be written. Returns the reason why not. */
async function whyNotWritable(rejects: string): Promise<string | null> {
  try {
    const found = await stat(rejects).catch(() => null);
    if (found?.isDirectory()) return `${rejects}: a directory, not a file`;
    await access(dirname(rejects), constants.W_OK);
    return null;
  } catch (error) {
    const problem = fileProblem(error, dirname(rejects));
    if (problem === null) throw error;
    return problem;
  }
}

/** A file with that name is complete: a kill leaves at most an incomplete one with another name. Anything that is not a
 *  regular file, such as a pipe, is written directly. */
async function writeRejects(context: ServerContext, fileId: string, rejects: string): Promise<void> {
  const found = await stat(rejects).catch(() => null);
  const isPlace = found === null || found.isFile();
  const written = isPlace ? `${rejects}.part` : rejects;
  const lines = listWaitingUsage(context, "rejected", { customerNumber: null, fileId });
  await pipeline(Readable.from(csvOf(lines)), createWriteStream(written, { mode: 0o600 }));
  if (isPlace) await rename(written, rejects);
}
