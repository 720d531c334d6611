import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

import type { ClientBase } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

import { billingPeriod } from "~/kernel/billing-period";
import { importUsage } from "~/modules/usage/server/import-usage.server";
import type { ServerContext } from "~/platform/context.server";
import { administer } from "~/platform/testing/administer.server";

import { benchContext, openBenchDatabases } from "./database/bench-databases";
import { wideCustomerNumbers } from "./database/wide-customer";
import type { BenchTable } from "./report";
import { median } from "./statistics";
import { BENCH_FILES, splitIntoFields, usageFile } from "./usage-file";

const RECORDS = 500_000;
const ROUNDS = 5;
const MONTH = billingPeriod("2026-11");
const ROWS = join(BENCH_FILES, "usage-rows.copy");
const TABLES = "usage_records, usage_record_keys, usage_days, usage_rollups, usage_rejects, usage_files";

/** Measures an import from file to database, beside COPY of the same rows into an empty table, and beside splitting
 *  the file. */
export async function measureImport(): Promise<BenchTable> {
  const users = wideCustomerNumbers().map((e164) => ({ category: "voice" as const, e164 }));
  const file = await usageFile("import", { users, records: RECORDS, month: MONTH });
  const databases = await openBenchDatabases();
  try {
    const url = await databases.clone("import");
    const context = await benchContext(url);
    try {
      return await administer(url, (client) => measure(context, client, file));
    } finally {
      await context.database.close();
    }
  } finally {
    await databases.close();
  }
}

async function measure(context: ServerContext, client: ClientBase, file: string): Promise<BenchTable> {
  const importing: number[] = [];
  const copying: number[] = [];
  const splitting: number[] = [];
  let records = 0;
  // COPY stops at row security, which the owner of the tables can do without.
  await client.query("ALTER TABLE usage_records NO FORCE ROW LEVEL SECURITY");
  // One round warms up, and makes the rows.
  for (let round = -1; round < ROUNDS; round += 1) {
    await empty(client);
    const importMs = await msOf(async () => void (records = (await importUsage(context, { path: file })).records));
    if (round < 0) {
      await pipeline(client.query(copyTo("COPY (SELECT * FROM usage_records) TO STDOUT")), createWriteStream(ROWS));
      continue;
    }
    await empty(client);
    importing.push(importMs);
    copying.push(
      await msOf(() => pipeline(createReadStream(ROWS), client.query(copyFrom("COPY usage_records FROM STDIN")))),
    );
    splitting.push(await msOf(() => splitIntoFields(createReadStream(file))));
  }
  return {
    name: "import",
    title: `insight import-usage, ${String(records)} records`,
    rows: [
      {
        "import s": (median(importing) / 1000).toFixed(2),
        "COPY s": (median(copying) / 1000).toFixed(2),
        "splitting s": (median(splitting) / 1000).toFixed(2),
        "of both": median(
          importing.map((ms, round) => ms / ((copying[round] ?? Number.NaN) + (splitting[round] ?? Number.NaN))),
        ).toFixed(2),
        target: "≤ 3",
      },
    ],
  };
}

async function empty(client: ClientBase): Promise<void> {
  await client.query(`TRUNCATE ${TABLES} CASCADE`);
}

async function msOf(action: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await action();
  return performance.now() - startedMs;
}
