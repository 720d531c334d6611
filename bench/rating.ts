import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, closeSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { billingPeriod } from "~/kernel/billing-period";
import { USAGE_COLUMNS } from "~/modules/usage/schemas/usage-line";
import type { GeneratedUser } from "~/modules/usage/testing/usage-generator";

import { fixedNumber, mobileNumber } from "../prisma/seed/numbers";
import type { BenchTable } from "./report";
import { median } from "./statistics";
import { BENCH_FILES, usageFile } from "./usage-file";

const RECORDS = 1_000_000;
const USERS = 500;
const ROUNDS = 7;
const COMPANY = 97;

/** Measures `insight rate` beside only splitting the same file into lines and fields: whole processes that read the
 *  file and write nothing. What they take for a file without records is their start-up, which is not counted. */
export async function measureRating(): Promise<BenchTable> {
  const users = Array.from({ length: USERS }, (_, n): GeneratedUser => {
    const category = n % 3 === 0 ? "mobile" : "voice";
    return { category, e164: category === "mobile" ? mobileNumber(COMPANY, n) : fixedNumber(COMPANY, n) };
  });
  const full = await usageFile("usage", { users, records: RECORDS, month: billingPeriod("2026-10") });
  const empty = join(BENCH_FILES, "usage-empty.csv");
  writeFileSync(empty, `${USAGE_COLUMNS.join()}\n`);
  const rate = ["app/processes/insight.mjs", "rate", "--customer-file", customerOf(users)];
  const split = ["bench/programs/split-fields.mjs"];
  const workMs = async (program: readonly string[]): Promise<number> =>
    (await msOf(program, full)) - (await msOf(program, empty));
  const rating: number[] = [];
  const splitting: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    splitting.push(await workMs(split));
    rating.push(await workMs(rate));
  }
  return {
    name: "rating",
    title: `insight rate, a file of ${String(RECORDS)} records, start-up not counted`,
    rows: [
      {
        "rating ms": Math.round(median(rating)),
        "splitting alone ms": Math.round(median(splitting)),
        "share of its speed": median(splitting.map((ms, round) => ms / (rating[round] ?? Number.NaN))).toFixed(2),
        target: "≥ 0.5",
      },
    ],
  };
}

async function msOf(program: readonly string[], file: string): Promise<number> {
  const input = openSync(file, "r");
  const startedMs = performance.now();
  const child = spawn(process.execPath, [...program], { stdio: [input, "ignore", "inherit"] });
  const [code] = (await once(child, "exit")) as [number | null];
  closeSync(input);
  if (code !== 0) throw new Error(`${program.join(" ")} ended with ${String(code)}`);
  return performance.now() - startedMs;
}

/** Returns the customer file of the users. */
function customerOf(users: readonly GeneratedUser[]): string {
  const path = join(BENCH_FILES, "rate-customer.json");
  const exchange = users.filter(({ category }) => category === "voice").map(({ e164 }) => e164);
  const numbers = users.map(({ e164 }, n) => ({ e164, profileId: `p${String(n)}`, options: [] }));
  writeFileSync(path, JSON.stringify({ numbers, exchange }));
  return path;
}
