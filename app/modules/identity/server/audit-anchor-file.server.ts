import { mkdir, open, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";

import * as z from "zod";

import type { Settings } from "~/platform/settings/settings.server";
import type { AuditAnchor } from "./audit-anchor.server";

/** The copy of a log's anchors outside the database, one line each, in order. Only to be used under the lock of the
 *  anchors. A line that a killed process left incomplete is ignored and overwritten by the next one. */
export type AnchorFile = {
  /** Yields the anchors in the file. An invalid line is yielded as an anchor without a signature. */
  readonly anchors: () => AsyncGenerator<AuditAnchor>;
  readonly last: () => Promise<AuditAnchor | null>;
  /** Resolves once the anchors are on disk. */
  readonly append: (anchors: readonly AuditAnchor[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

export function anchorDirectory({ dataDirectory }: Pick<Settings, "dataDirectory">): string {
  return join(dataDirectory, "audit");
}

export async function openAnchorFile(settings: Pick<Settings, "dataDirectory">, logId: string): Promise<AnchorFile> {
  const path = join(anchorDirectory(settings), `${logId}.jsonl`);
  await mkdir(dirname(path), { recursive: true });
  const handle = await openBoth(path);
  return {
    anchors: () => anchorsIn(handle),
    last: async () => {
      const { end, text } = await tailOf(handle);
      return end === 0 ? null : parsed(text);
    },
    append: async (anchors) => {
      if (anchors.length === 0) return;
      const { end } = await tailOf(handle);
      await handle.truncate(end);
      const lines = Buffer.from(anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(""));
      await handle.write(lines, 0, lines.length, end);
      await handle.sync();
    },
    close: () => handle.close(),
  };
}

const schema = z.object({
  sequence: z.number(),
  logId: z.string(),
  at: z.string(),
  head: z.object({ customerId: z.string(), entries: z.string(), entryId: z.string(), digest: z.string() }).nullable(),
  previousMac: z.string(),
  mac: z.string(),
});

const NO_ANCHOR: AuditAnchor = { sequence: -1, logId: "", at: "", head: null, previousMac: "", mac: "" };

function parsed(line: string): AuditAnchor {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    return NO_ANCHOR;
  }
}

async function openBoth(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r+");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    return open(path, "w+", 0o600);
  }
}

async function* anchorsIn(handle: FileHandle): AsyncGenerator<AuditAnchor> {
  const { end } = await tailOf(handle);
  if (end === 0) return;
  const stream = handle.createReadStream({ start: 0, end: end - 1, autoClose: false, encoding: "utf8" });
  let rest = "";
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield parsed(line);
  }
}

const MAX_LINE_BYTES = 4_096;

/** Returns the last complete line and where it ends. */
async function tailOf(handle: FileHandle): Promise<{ end: number; text: string }> {
  const { size } = await handle.stat();
  const start = Math.max(0, size - 2 * MAX_LINE_BYTES);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
  const lastBreak = buffer.subarray(0, bytesRead).lastIndexOf(10);
  if (lastBreak === -1) return { end: start, text: "" };
  const text = buffer.subarray(0, lastBreak).toString("utf8").split("\n").at(-1) ?? "";
  return { end: start + lastBreak + 1, text };
}
