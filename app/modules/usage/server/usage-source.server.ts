import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm, stat, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";

import { createUsageReader } from "../schemas/usage-csv";

/** A usage file by its path, or a stream with a name. */
export type UsageSource =
  | { readonly path: string; readonly name?: string }
  | { readonly stream: Readable; readonly name: string };

/** A file that can be read more than once, and the digest that identifies it. */
export type UsageFile = {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly read: () => AsyncIterable<Uint8Array>;
};

/** Runs `use` on the source as a file. Throws NotAUsageFile when it does not start as a usage file does. A stream is
 *  first copied to a temporary file: whether it was imported before is only known once it has been read completely. */
export async function withUsageFile<T>(source: UsageSource, use: (file: UsageFile) => Promise<T>): Promise<T> {
  if ("stream" in source) return withStream(source.stream, source.name, use);
  const name = source.name ?? basename(source.path);
  if (!(await stat(source.path)).isFile()) return withStream(createReadStream(source.path), name, use);
  const handle = await open(source.path);
  try {
    return await use(await describe(handle, name));
  } finally {
    await handle.close();
  }
}

/** The temporary file is unlinked before it is filled, so that it disappears with the process, however that ends. */
async function withStream<T>(stream: Readable, name: string, use: (file: UsageFile) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "insight-usage-"));
  const handle = await open(join(directory, "usage.csv"), "w+", 0o600);
  await rm(directory, { recursive: true });
  try {
    await copyToFile(stream, handle);
    return await use(await describe(handle, name));
  } finally {
    await handle.close();
  }
}

/** Streams of short pieces are written in blocks. */
async function copyToFile(stream: AsyncIterable<Uint8Array | string>, handle: FileHandle): Promise<void> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    await handle.writeFile(Buffer.concat(pieces));
    pieces = [];
    length = 0;
  };
  for await (const piece of stream) {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    pieces.push(bytes);
    length += bytes.length;
    if (length >= BLOCK_BYTES) await flush();
  }
  await flush();
}

async function describe(handle: FileHandle, name: string): Promise<UsageFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const block of blocksOf(handle)) {
    if (bytes === 0) refuseOtherFiles(block);
    hash.update(block);
    bytes += block.length;
  }
  if (bytes === 0) refuseOtherFiles(new Uint8Array(0));
  return { name, sha256: hash.digest("hex"), bytes, read: () => blocksOf(handle) };
}

const BLOCK_BYTES = 65_536;

/** Yields the file from its beginning. */
async function* blocksOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  for (let position = 0; ;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(BLOCK_BYTES), 0, BLOCK_BYTES, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

/** `beginning` is long enough for the header. */
function refuseOtherFiles(beginning: Uint8Array): void {
  const ignore = (): void => undefined;
  const reader = createUsageReader({ record: ignore, rejected: ignore, unreadable: ignore });
  reader.push(beginning);
  reader.end();
}
