import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { createUsageReader } from "../schemas/usage-csv";

/** A usage file: by its path, or as a stream under a name. */
export type UsageSource =
  { readonly path: string; readonly name?: string } | { readonly stream: Readable; readonly name: string };

/** A file that can be read more than once, and what tells it from others. */
export type UsageFile = {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly read: () => AsyncIterable<Uint8Array>;
};

/** Runs `use` on the source as a file that begins as a usage file does; else throws NotAUsageFile. A stream is kept in a temporary file
 *  meanwhile: whether a file was taken before is known only when all of it was seen. */
export async function withUsageFile<T>(source: UsageSource, use: (file: UsageFile) => Promise<T>): Promise<T> {
  if ("stream" in source) return withStream(source.stream, source.name, use);
  const name = source.name ?? basename(source.path);
  const handle = await open(source.path);
  try {
    if ((await handle.stat()).isFile()) return await use(await describe(handle, name));
    return await withStream(createReadStream("", { fd: handle.fd, autoClose: false }), name, use);
  } finally {
    await handle.close();
  }
}

/** The temporary file has no name any more when it is filled: it goes with the process, whatever ends that. */
async function withStream<T>(stream: Readable, name: string, use: (file: UsageFile) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "insight-usage-"));
  const handle = await open(join(directory, "usage.csv"), "w+", 0o600);
  await rm(directory, { recursive: true });
  try {
    await pipeline(stream, createWriteStream("", { fd: handle.fd, autoClose: false }));
    return await use(await describe(handle, name));
  } finally {
    await handle.close();
  }
}

/** Streams take the bare descriptor: a handle would wait for ever for one that does not close it. */
async function describe(handle: FileHandle, name: string): Promise<UsageFile> {
  const read = (end?: number): Readable =>
    createReadStream("", { fd: handle.fd, start: 0, autoClose: false, ...(end === undefined ? {} : { end }) });
  await refuseOtherFiles(read(ENOUGH_FOR_A_HEADER));
  const hash = createHash("sha256");
  await pipeline(read(), hash);
  const { size } = await handle.stat();
  return { name, sha256: hash.digest("hex"), bytes: size, read: () => read() };
}

const ENOUGH_FOR_A_HEADER = 4_095;

async function refuseOtherFiles(beginning: AsyncIterable<Uint8Array>): Promise<void> {
  const ignore = (): void => undefined;
  const reader = createUsageReader({ record: ignore, rejected: ignore, unreadable: ignore });
  for await (const block of beginning) reader.push(block);
  reader.end();
}
