import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { billingPeriod } from "~/kernel/billing-period";
import { generateUsage, type GeneratedUser } from "~/modules/usage/testing/usage-generator";
import { rateCommand } from "~/processes/cli/rate";

import { fixedNumber, mobileNumber } from "../prisma/seed/numbers";
import type { BenchTable } from "./report";
import { median } from "./statistics";

const RECORDS = 1_000_000;
const USERS = 500;
const ROUNDS = 3;
const COMPANY = 97;
const DIRECTORY = join(".data", "bench");

/** `insight rate` beside only splitting the same file into lines and fields. */
export async function measureRating(): Promise<BenchTable> {
  const [usageFile, customerFile] = await filesOf(USERS);
  const ratingMs: number[] = [];
  const splittingMs: number[] = [];
  let lines = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    splittingMs.push(await cpuMs(async () => void (lines = await split(createReadStream(usageFile)))));
    const streams = { stdin: createReadStream(usageFile), stdout: nowhere(), stderr: process.stderr };
    ratingMs.push(await cpuMs(() => rateCommand({ ...streams, customerFile })));
  }
  const speed = (ms: number): number => Math.round(lines / (ms / 1000));
  return {
    name: "rating",
    title: `insight rate, ${String(lines)} lines, lines per CPU second`,
    rows: [
      {
        rating: speed(median(ratingMs)),
        "splitting alone": speed(median(splittingMs)),
        share: median(splittingMs.map((ms, round) => ms / (ratingMs[round] ?? Number.NaN))).toFixed(2),
        target: "≥ 0.5",
      },
    ],
  };
}

/** A file is text: lines, then fields. */
async function split(input: Readable): Promise<number> {
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

async function cpuMs(action: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The usage file, made once, and the customer file for it. */
async function filesOf(count: number): Promise<readonly [usageFile: string, customerFile: string]> {
  mkdirSync(DIRECTORY, { recursive: true });
  const users = Array.from({ length: count }, (_, n): GeneratedUser => {
    const category = n % 3 === 0 ? "mobile" : "voice";
    return { category, e164: category === "mobile" ? mobileNumber(COMPANY, n) : fixedNumber(COMPANY, n) };
  });
  const customerFile = join(DIRECTORY, "rate-customer.json");
  const voice = users.filter(({ category }) => category === "voice").map(({ e164 }) => e164);
  writeFileSync(
    customerFile,
    JSON.stringify({
      numbers: users.map(({ e164 }, n) => ({ e164, profileId: `p${String(n)}`, options: [] })),
      exchange: voice,
    }),
  );
  const usageFile = join(DIRECTORY, `usage-${String(RECORDS)}.csv`);
  if (!existsSync(usageFile)) {
    process.stderr.write("Writing a file of a million usage records\n");
    await pipeline(Readable.from(blocksOf(users)), createWriteStream(`${usageFile}.part`));
    renameSync(`${usageFile}.part`, usageFile);
  }
  return [usageFile, customerFile];
}

function* blocksOf(users: readonly GeneratedUser[]): Generator<string> {
  const plan = { seed: 1, month: billingPeriod("2026-10"), users, recordPrefix: "bench" };
  let block = "";
  for (const line of generateUsage({ ...plan, recordsPerUser: RECORDS / users.length })) {
    block += `${line}\n`;
    if (block.length < 1 << 16) continue;
    yield block;
    block = "";
  }
  yield block;
}

function nowhere(): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
}
