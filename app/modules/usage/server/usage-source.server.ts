import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { createUsageReader } from "../schemas/usage-csv";

/** A usage file: by its path, or as a stream under a name. */
export type UsageSource =
  { readonly path: string; readonly name?: string } | { readonly stream: Readable; readonly name: string };

/** A file that can be read more than once, and what tells it from others. */
export type UsageFileOnDisk = {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
};

/** Runs `use` on the source as a file that begins as a usage file does; else throws NotAUsageFile. A stream is kept in a temporary file
 *  meanwhile: whether a file was taken before is known only when all of it was seen. */
export async function withUsageFile<T>(source: UsageSource, use: (file: UsageFileOnDisk) => Promise<T>): Promise<T> {
  if ("path" in source) return use(await describe(source.path, source.name ?? basename(source.path)));
  const directory = await mkdtemp(join(tmpdir(), "insight-usage-"));
  try {
    const path = join(directory, "usage.csv");
    await pipeline(source.stream, createWriteStream(path, { mode: 0o600 }));
    return await use(await describe(path, source.name));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function describe(path: string, name: string): Promise<UsageFileOnDisk> {
  await refuseOtherFiles(path);
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  const { size } = await stat(path);
  return { path, name, sha256: hash.digest("hex"), bytes: size };
}

const ENOUGH_FOR_A_HEADER = 4_095;

async function refuseOtherFiles(path: string): Promise<void> {
  const ignore = (): void => undefined;
  const reader = createUsageReader({ record: ignore, rejected: ignore, unreadable: ignore });
  for await (const block of createReadStream(path, { end: ENOUGH_FOR_A_HEADER }) as AsyncIterable<Buffer>) {
    reader.push(block);
  }
  reader.end();
}
