import { createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { BillingPeriod } from "~/kernel/billing-period";
import { generateUsage, type GeneratedUser } from "~/modules/usage/testing/usage-generator";

export const BENCH_FILES = join(".data", "bench");

/** Makes a file of a month of usage, shared evenly by its users, once for each name. Returns its path. */
export async function usageFile(
  name: string,
  {
    users,
    records,
    month,
  }: { readonly users: readonly GeneratedUser[]; readonly records: number; readonly month: BillingPeriod },
): Promise<string> {
  mkdirSync(BENCH_FILES, { recursive: true });
  const path = join(BENCH_FILES, `${name}-${String(records)}.csv`);
  if (existsSync(path)) return path;
  process.stderr.write(`Writing a file of ${String(records)} usage records\n`);
  const plan = { seed: 1, month, users, recordPrefix: "bench", recordsPerUser: records / users.length };
  await pipeline(Readable.from(blocksOf(generateUsage(plan))), createWriteStream(`${path}.part`));
  renameSync(`${path}.part`, path);
  return path;
}

/** Splits a file into lines and those into fields, as text. Returns the number of lines. */
export async function splitIntoFields(input: Readable): Promise<number> {
  let lines = 0;
  let rest = "";
  let fields = 0;
  for await (const chunk of input.setEncoding("utf8") as AsyncIterable<string>) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) fields += part.split(",").length;
    lines += parts.length;
  }
  if (fields < lines) throw new Error("The lines have no fields");
  return lines;
}

const BLOCK_LENGTH = 65_536;

function* blocksOf(lines: Iterable<string>): Generator<string> {
  let block = "";
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length < BLOCK_LENGTH) continue;
    yield block;
    block = "";
  }
  yield block;
}
