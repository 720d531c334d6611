import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A usage file: by its path, or as a stream under a name. */
export type UsageSource =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly stream: Readable };

/** A file that can be read more than once, and what tells it from others. */
export type UsageFileOnDisk = { readonly path: string; readonly sha256: string; readonly bytes: number };

/** Runs `use` on the source as a file. A stream is kept in a temporary file meanwhile: whether a file was taken before is known only when all
 *  of it was seen. */
export async function withUsageFile<T>(source: UsageSource, use: (file: UsageFileOnDisk) => Promise<T>): Promise<T> {
  if ("path" in source) return use(await describe(source.path));
  const directory = await mkdtemp(join(tmpdir(), "insight-usage-"));
  try {
    const path = join(directory, "usage.csv");
    await pipeline(source.stream, createWriteStream(path, { mode: 0o600 }));
    return await use(await describe(path));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function describe(path: string): Promise<UsageFileOnDisk> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  const { size } = await stat(path);
  return { path, sha256: hash.digest("hex"), bytes: size };
}
