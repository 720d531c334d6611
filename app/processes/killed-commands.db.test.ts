import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";

import pg from "pg";
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { runBilling } from "~/modules/billing/server/run-billing.server";
import { addUsage, insertWorkedExample } from "~/modules/billing/testing/billing-customer.server";
import { insertUsageCustomer } from "~/modules/usage/testing/usage-customer.server";
import { usageFile, usageLine } from "~/modules/usage/testing/usage-lines";
import { fixedClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { seededIds } from "~/platform/new-id.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { importUsageCommand } from "./cli/import-usage";

const INSIGHT = fileURLToPath(new URL("insight.mjs", import.meta.url));
const FIRST_OF_DECEMBER = "2026-12-01T09:00:00+01:00";

/** Two portals with the same rows: in `portal` the command is killed, in `undisturbed` it is not. */
let undisturbed: TestPortal;
let portal: TestPortal;
const directory = mkdtempSync(join(tmpdir(), "killed-commands-"));
const running: ChildProcess[] = [];

beforeEach(async () => {
  const clock = fixedClock(new Date(FIRST_OF_DECEMBER));
  [undisturbed, portal] = await Promise.all([createTestPortal(clock), createTestPortal(clock)]);
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  await Promise.all([undisturbed.close(), portal.close()]);
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function inBoth(insert: (context: ServerContext) => Promise<unknown>): Promise<void> {
  for (const { context } of [undisturbed, portal]) await insert({ ...context, newId: seededIds("killed") });
}

function insight(...args: string[]): ChildProcess {
  const env = {
    NODE_ENV: "test" as const,
    PATH: process.env["PATH"],
    DATABASE_URL: portal.databaseUrl,
    DATA_DIRECTORY: directory,
    LINK_SECRET: "test-secret-test-secret-test-secret!",
    INSIGHT_CLOCK: FIRST_OF_DECEMBER,
    LOG_LEVEL: "error",
  };
  const child = spawn(process.execPath, [INSIGHT, ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  running.push(child);
  return child;
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}

/** Kills the command in the middle of its transaction, while it waits to write to a table. */
async function killWhereItWritesTo(table: string, args: readonly string[]): Promise<void> {
  const holder = new pg.Client({ connectionString: portal.databaseUrl });
  await holder.connect();
  try {
    await holder.query("BEGIN");
    await holder.query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
    const child = insight(...args);
    const waiting = async (): Promise<number | undefined> => {
      const { rows } = await holder.query<{ count: number }>(
        "SELECT count(*)::int FROM pg_locks WHERE NOT granted AND relation = $1::regclass",
        [table],
      );
      return rows[0]?.count;
    };
    await expect.poll(waiting, { timeout: 30_000, interval: 20, message: table }).toBeGreaterThan(0);
    child.kill("SIGKILL");
    expect(await ended(child)).toBeNull();
    await holder.query("ROLLBACK");
  } finally {
    await holder.end();
  }
}

async function rowsOf({ context }: TestPortal, queries: Readonly<Record<string, string>>): Promise<unknown> {
  const answers = Object.entries(queries).map(async ([name, query]) => {
    const { rows } = await context.database.pool.query<{ row: string }>(
      `SELECT t::text AS row FROM (${query}) t ORDER BY t::text COLLATE "C"`,
    );
    return [name, rows.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}

describe("`insight bill` that is killed", () => {
  /** Without ids, and with the numbers listed separately: which customer gets which number is free (R7.2). */
  const BILLED = {
    numbers: "SELECT number FROM invoices",
    counters: "SELECT * FROM invoice_counters",
    invoices: "SELECT to_jsonb(i) - 'id' - 'number' FROM invoices i",
    lines: "SELECT to_jsonb(l) - 'invoice_id' FROM invoice_lines l",
    vat: "SELECT to_jsonb(v) - 'invoice_id' FROM invoice_vat v",
    charges: "SELECT to_jsonb(c) - 'invoice_id', c.invoice_id IS NOT NULL FROM charges c",
    subscriptions: "SELECT * FROM subscriptions",
    usage: "SELECT * FROM usage_rollups",
    customers: "SELECT * FROM customers",
    jobs: `SELECT t.identifier, payload->>'kind', payload->>'customerId', i.customer_id FROM graphile_worker._private_jobs j
             JOIN graphile_worker._private_tasks t ON t.id = j.task_id
             LEFT JOIN invoices i ON i.id::text = payload->>'invoiceId'`,
  };
  /** In the order in which a billing run writes to them. */
  const TABLES = ["graphile_worker._private_jobs", "invoice_counters", "charges"];

  test("while it writes, and started again: it issues the same as an undisturbed run, without a gap", async () => {
    await inBoth(async (context) => {
      for (let customer = 0; customer < 6; customer += 1) {
        const { profileIds, ...owner } = await insertWorkedExample(context);
        const usage = { month: localDate("2026-11-01"), category: "national", chargeCents: 18 * (customer + 1) };
        await addUsage(context, owner, { profileId: profileIds[0] ?? "", ...usage });
      }
    });
    await runBilling(undisturbed.context, { period: billingPeriod("2026-12") });

    const args = ["bill", "--period", "2026-12"];
    for (const table of TABLES) await killWhereItWritesTo(table, args);
    expect(await ended(insight(...args))).toBe(0);
    expect(await rowsOf(portal, BILLED)).toEqual(await rowsOf(undisturbed, BILLED));
  }, 300_000);
});

describe("`insight import-usage` that is killed", () => {
  const TAKEN = {
    files:
      "SELECT sha256, name, records, rated, unrated, rejected, duplicates, lines_done, completed_at FROM usage_files",
    rejects: "SELECT line, record_id, reason, content FROM usage_rejects",
    records: "SELECT count(*), md5(string_agg(r::text, '\n' ORDER BY record_id)) FROM usage_records r",
    keys: "SELECT count(*), md5(string_agg(k::text, '\n' ORDER BY record_id)) FROM usage_record_keys k",
    days: "SELECT * FROM usage_days",
    months: "SELECT * FROM usage_rollups",
  };
  const TABLES = ["usage_record_keys", "usage_rejects"];
  /** A file of one chunk, and one of two. */
  const [small, large] = ["october", "november"].map((name) => join(directory, `${name}.csv`)) as [string, string];

  beforeAll(() => {
    for (const [path, month, count] of [
      [small, "2026-10", 2_000],
      [large, "2026-11", 51_000],
    ] as const) {
      const call = (at: number): string =>
        usageLine({
          recordId: `${month}-r${String(at)}`,
          durationSeconds: at % 700,
          startedAt: `${month}-${String(10 + (at % 20))}T10:00:00Z`,
        });
      const lines = Array.from({ length: count }, (_, at) => {
        if (at % 1_000 === 1) return usageLine({ recordId: `${month}-stranger${String(at)}`, from: "+31209999999" });
        if (at % 1_000 === 2) return call(at - 2);
        return at % 1_000 === 3
          ? usageLine({ recordId: `${month}-r${String(at - 3)}`, durationSeconds: 1_000 })
          : call(at);
      });
      writeFileSync(path, usageFile(...lines));
    }
  });

  test("while it writes or between two chunks, and started again: it takes the same as an undisturbed import, with the same files of rejects", async () => {
    await inBoth((context) => insertUsageCustomer(context, [{ e164: "+31201234561" }]));
    const rejects = (name: string, path: string): string => join(directory, `${name}-${basename(path)}`);
    const quiet = { stdin: process.stdin, stdout: new PassThrough().resume(), stderr: new PassThrough().resume() };
    for (const path of [small, large]) {
      const { context } = undisturbed;
      await importUsageCommand(context, path, quiet, { rejects: rejects("undisturbed", path) });
    }
    const argsOf = (path: string): string[] => ["import-usage", path, "--rejects", rejects("killed", path)];

    for (const table of TABLES) await killWhereItWritesTo(table, argsOf(small));
    expect(await ended(insight(...argsOf(small)))).toBe(0);

    const child = insight(...argsOf(large));
    const linesDone = async (): Promise<number> => {
      const { rows } = await portal.context.database.pool.query<{ lines_done: number }>(
        "SELECT lines_done FROM usage_files WHERE name = $1",
        [basename(large)],
      );
      return rows[0]?.lines_done ?? 0;
    };
    await expect.poll(linesDone, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0);
    child.kill("SIGKILL");
    await ended(child);
    expect(await ended(insight(...argsOf(large)))).toBe(0);
    expect(await rowsOf(portal, TAKEN)).toEqual(await rowsOf(undisturbed, TAKEN));
    for (const path of [small, large]) {
      const [taken, expected] = ["killed", "undisturbed"].map((name) =>
        readFileSync(rejects(name, path), "utf8").replaceAll(FILE_ID, ""),
      );
      expect(taken).toBe(expected);
    }
  }, 300_000);
});

const FILE_ID = /^[0-9a-f-]{36},/gm;
