import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { insertWorkedExample } from "~/modules/billing/testing/billing-customer.server";
import { insertUsageCustomer } from "~/modules/usage/testing/usage-customer.server";
import { usageFile, usageLine } from "~/modules/usage/testing/usage-lines";
import { fixedClock } from "~/platform/clock.server";
import { administer } from "~/platform/testing/administer.server";
import type { OwnPostgres } from "~/platform/testing/own-postgres";
import { mountSmallDisk, type SmallDisk } from "~/platform/testing/small-disk";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { startInsight, type Child } from "./testing/child-process";
import { openMigratedPostgres } from "./testing/migrated-postgres";

const FIRST_OF_DECEMBER = "2026-12-01T09:00:00+01:00";
const CUSTOMERS = 3;
const LINES = 10_000;
const STACK = /^\s+at /m;
const canMount = probeMount();

const reason = canMount ? "" : " (skipped: this process may not mount a file system)";

describe.skipIf(!canMount)(`a disk of the database that is full${reason}`, () => {
  let server: OwnPostgres;
  let disk: SmallDisk;
  let portal: TestPortal;
  const children: Child[] = [];
  const directory = mkdtempSync(join(tmpdir(), "full-disk-"));
  const calls = join(directory, "calls.csv");

  beforeAll(async () => {
    server = await openMigratedPostgres();
    const small = mountSmallDisk(160, server.place.runAs);
    if (small === null) throw new Error("A file system that could be mounted before can't be now");
    disk = small;
    // The rows are on the small disk, the server's own files are not.
    await administer(server.superuserUrl, async (client) => {
      await client.query(`CREATE TABLESPACE small LOCATION '${disk.directory}'`);
      await client.query("GRANT CREATE ON TABLESPACE small TO PUBLIC");
      await client.query("ALTER DATABASE insight SET TABLESPACE small");
    });
    portal = await createTestPortal(fixedClock(new Date(FIRST_OF_DECEMBER)), { templateUrl: server.url });
    for (let at = 0; at < CUSTOMERS; at += 1) await insertWorkedExample(portal.context);
    await insertUsageCustomer(portal.context, [{ e164: "+31209999999" }]);
    const lines = Array.from({ length: LINES }, (_, at) =>
      usageLine({ recordId: `full-${String(at)}`, from: "+31209999999" }),
    );
    writeFileSync(calls, usageFile() + lines.map((line) => `${line}\n`).join(""));
  }, 120_000);
  afterAll(() => {
    for (const child of children) child.process.kill("SIGKILL");
    disk.close();
    rmSync(directory, { recursive: true, force: true });
  });

  function start(...args: string[]): Child {
    const child = startInsight(args, {
      DATABASE_URL: portal.databaseUrl,
      DATA_DIRECTORY: directory,
      LINK_SECRET: "test-secret-test-secret-test-secret!",
      INSIGHT_CLOCK: FIRST_OF_DECEMBER,
      LOG_LEVEL: "error",
    });
    children.push(child);
    return child;
  }

  const count = async (what: string): Promise<number> => {
    const [row] = await portal.context.database.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${what}`);
    return row?.count ?? -1;
  };

  test("during an import: one line, nothing imported by half, and the same file can be continued", async () => {
    disk.fill();
    const refused = start("import-usage", calls);
    expect(await refused.ended).toBe(1);
    expect(refused.messages()).toContain("The disk of the database is full");
    expect(refused.messages()).not.toMatch(STACK);
    disk.empty();
    const taken = start("import-usage", calls);
    expect([await taken.ended, taken.messages()]).toEqual([0, expect.any(String)]);
    expect(await count("usage_records")).toBe(LINES);
    expect(await count("(SELECT sum(records) AS records FROM usage_rollups) r WHERE records = " + String(LINES))).toBe(
      1,
    );
  }, 120_000);

  test("during a billing run: no invoice is issued by half, and the next run issues each once, without a gap", async () => {
    disk.fill();
    const refused = start("bill", "--period", "2026-12");
    expect(await refused.ended).toBe(1);
    expect(refused.messages()).not.toMatch(STACK);
    expect(await count("invoice_lines l WHERE NOT EXISTS (SELECT FROM invoices i WHERE i.id = l.invoice_id)")).toBe(0);
    disk.empty();
    const billed = start("bill", "--period", "2026-12");
    expect([await billed.ended, billed.messages()]).toEqual([0, expect.any(String)]);
    const numbers = await portal.context.database.query<{ number: string }>(
      "SELECT number FROM invoices ORDER BY number",
    );
    expect(numbers.map(({ number }) => Number(number.slice(5)))).toEqual(numbers.map((_, at) => at + 1));
    expect(await count("(SELECT customer_id FROM invoices GROUP BY customer_id HAVING count(*) > 1) twice")).toBe(0);
    expect(numbers.length).toBeGreaterThanOrEqual(CUSTOMERS);
  }, 120_000);

  test("while invoices are archived: the worker stays up, and archives each once when there is room", async () => {
    disk.fill();
    const worker = start("worker");
    await worker.untilMessage(/Working the queue/);
    await expect.poll(() => worker.messages(), { timeout: 30_000 }).toMatch(/No space left on device|could not extend/);
    expect(worker.process.exitCode).toBeNull();
    disk.empty();
    const archived = (): Promise<number> => count("invoice_documents");
    await expect.poll(archived, { timeout: 60_000 }).toBe(2 * (await count("invoices")));
    worker.process.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    const verified = start("invoice", "verify");
    expect([await verified.ended, verified.messages()]).toEqual([0, expect.any(String)]);
  }, 120_000);

  test("while it writes its log, the server ends: what was committed is there when it runs again", async () => {
    // No spare segment is kept: the next one needs room.
    await administer(server.superuserUrl, async (client) => {
      for (const setting of ["wal_recycle = off", "min_wal_size = '32MB'"])
        await client.query(`ALTER SYSTEM SET ${setting}`);
      await client.query("SELECT pg_reload_conf()");
      for (const _ of [1, 2]) await client.query("CHECKPOINT");
    });
    await server.stop("fast");
    const wal = mountSmallDisk(256, server.place.runAs);
    if (wal === null) throw new Error("no small disk for the log");
    const logDirectory = join(server.place.cluster, "pg_wal");
    cpSync(logDirectory, wal.directory, { recursive: true, preserveTimestamps: true });
    rmSync(logDirectory, { recursive: true });
    symlinkSync(wal.directory, logDirectory);
    if (server.place.runAs !== null) {
      const { uid, gid } = server.place.runAs;
      spawnSync("chown", ["-R", `${String(uid)}:${String(gid)}`, wal.directory]);
    }
    try {
      await server.start();
      const before = await count("usage_records");
      wal.fill();
      const more = join(directory, "more.csv");
      const lines = Array.from({ length: 60_000 }, (_, at) =>
        usageLine({ recordId: `more-${String(at)}`, from: "+31209999999" }),
      );
      writeFileSync(more, usageFile() + lines.map((line) => `${line}\n`).join(""));
      const refused = start("import-usage", more);
      expect(await refused.ended).toBe(1);
      expect(refused.messages()).toMatch(/The database is away|The disk of the database is full/);
      expect(refused.messages()).not.toMatch(STACK);
      wal.empty();
      wal.enlarge(2_048);
      await delay(500);
      await server.stop("immediate");
      await server.start();
      const taken = start("import-usage", more);
      expect([await taken.ended, taken.messages()]).toEqual([0, expect.any(String)]);
      expect(await count("usage_records")).toBe(before + lines.length);
    } finally {
      await portal.close();
      await server.close();
      wal.close();
    }
  }, 180_000);
});

function probeMount(): boolean {
  const probe = mountSmallDisk(1, null);
  probe?.close();
  return probe !== null;
}
