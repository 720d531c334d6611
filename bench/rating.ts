import { createReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";

import { billingPeriod } from "~/kernel/billing-period";
import { USAGE_COLUMNS } from "~/modules/usage/schemas/usage-line";
import type { GeneratedUser } from "~/modules/usage/testing/usage-generator";
import { rateCommand } from "~/processes/cli/rate";

import { fixedNumber, mobileNumber } from "../prisma/seed/numbers";
import type { BenchTable } from "./report";
import { median } from "./statistics";
import { BENCH_FILES, splitIntoFields, usageFile } from "./usage-file";

const RECORDS = 1_000_000;
const USERS = 500;
const ROUNDS = 7;
const COMPANY = 97;

type Cost = { readonly cpuMs: number; readonly ms: number };

/** `insight rate` beside only splitting the same file into lines and fields. */
export async function measureRating(): Promise<BenchTable> {
  const users = Array.from({ length: USERS }, (_, n): GeneratedUser => {
    const category = n % 3 === 0 ? "mobile" : "voice";
    return { category, e164: category === "mobile" ? mobileNumber(COMPANY, n) : fixedNumber(COMPANY, n) };
  });
  const file = await usageFile("usage", { users, records: RECORDS, month: billingPeriod("2026-10") });
  const customerFile = customerOf(users);
  const rate = (input: Readable): Promise<number> =>
    rateCommand({ stdin: input, stdout: nowhere(), stderr: process.stderr, customerFile });
  // Start-up is not counted: a process builds its prefix tables once.
  await rate(Readable.from([Buffer.from(`${USAGE_COLUMNS.join()}\n`)]));
  const rating: Cost[] = [];
  const splitting: Cost[] = [];
  let lines = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    splitting.push(await costOf(async () => void (lines = await splitIntoFields(createReadStream(file)))));
    rating.push(await costOf(() => rate(createReadStream(file))));
  }
  const row = (measure: string, of: (cost: Cost) => number): BenchTable["rows"][number] => ({
    measure,
    rating: speed(lines, rating.map(of)),
    "splitting alone": speed(lines, splitting.map(of)),
    share: median(splitting.map((cost, round) => of(cost) / of(rating[round] ?? cost))).toFixed(2),
    target: "≥ 0.5",
  });
  return {
    name: "rating",
    title: `insight rate, ${String(lines)} lines, lines a second`,
    rows: [row("by the clock", ({ ms }) => ms), row("by the CPU", ({ cpuMs }) => cpuMs)],
  };
}

function speed(lines: number, ms: readonly number[]): number {
  return Math.round(lines / (median(ms) / 1000));
}

async function costOf(action: () => Promise<unknown>): Promise<Cost> {
  const before = process.cpuUsage();
  const startedMs = performance.now();
  await action();
  const ms = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, ms };
}

/** The customer file of the users. */
function customerOf(users: readonly GeneratedUser[]): string {
  const path = join(BENCH_FILES, "rate-customer.json");
  const exchange = users.filter(({ category }) => category === "voice").map(({ e164 }) => e164);
  const numbers = users.map(({ e164 }, n) => ({ e164, profileId: `p${String(n)}`, options: [] }));
  writeFileSync(path, JSON.stringify({ numbers, exchange }));
  return path;
}

function nowhere(): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
}
