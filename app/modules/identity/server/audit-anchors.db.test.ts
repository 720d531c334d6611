import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { ServerContext } from "~/platform/context.server";
import { insertTestCustomer, type TestCustomer } from "~/platform/testing/test-customer.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { anchorAudit, startAuditLogWith } from "./anchor-audit.server";
import { recordAudit } from "./record-audit.server";
import { verifyAudit } from "./verify-audit.server";

let portal: TestPortal;
let directory: string;
let operator: ServerContext;
let customer: TestCustomer;
let other: TestCustomer;
beforeEach(async () => {
  portal = await createTestPortal();
  directory = await mkdtemp(join(tmpdir(), "insight-anchors-"));
  operator = onMachine(directory);
  customer = await insertTestCustomer(portal.context);
  other = await insertTestCustomer(portal.context);
  for (const subject of ["thing:1", "thing:2", "thing:3"]) await record(customer, subject);
  await record(other, "thing:4");
});
afterEach(async () => {
  await portal.close();
  await rm(directory, { recursive: true });
});

function onMachine(dataDirectory: string, auditKey = portal.context.settings.auditKey): ServerContext {
  return { ...portal.context, settings: { ...portal.context.settings, dataDirectory, auditKey } };
}

async function record({ customerId }: TestCustomer, subject: string): Promise<void> {
  await portal.web.database.withCustomer(customerId, (tx) =>
    recordAudit(tx, { customerId, at: new Date("2026-11-21T09:00:00Z"), actor: null, action: "tested", subject }),
  );
}

/** As the owner of the database, who can switch off what it checks. */
async function tamper(...statements: string[]): Promise<void> {
  const client = await portal.context.database.pool.connect();
  try {
    await client.query("ALTER TABLE audit_entries DISABLE TRIGGER follows");
    await client.query("ALTER TABLE audit_anchors DISABLE TRIGGER stays");
    for (const statement of statements) await client.query(statement);
    await client.query("ALTER TABLE audit_entries ENABLE TRIGGER follows");
    await client.query("ALTER TABLE audit_anchors ENABLE TRIGGER stays");
  } finally {
    client.release();
  }
}

const found = async (context = operator): Promise<unknown[]> =>
  (await verifyAudit(context)).broken.map(({ problem, customerNumber }) => [problem, customerNumber]);

const HEADS_MADE_TO_FIT = `DELETE FROM audit_heads; INSERT INTO audit_heads
  SELECT customer_id, count(*), max(id), (array_agg(digest ORDER BY id DESC))[1] FROM audit_entries GROUP BY customer_id`;

/** Rewrites every chain so that its digests match again. */
const CHAINS_MADE_TO_FIT = `DO $$ DECLARE entry audit_entries; before text; whose uuid; BEGIN
  FOR entry IN SELECT * FROM audit_entries ORDER BY customer_id, id LOOP
    before := CASE WHEN whose = entry.customer_id THEN before ELSE '' END;
    entry.previous_digest := before;
    entry.digest := audit_digest(entry);
    UPDATE audit_entries SET previous_digest = before, digest = entry.digest WHERE id = entry.id;
    before := entry.digest;
    whose := entry.customer_id;
  END LOOP; END $$`;

describe("the anchors of the audit log", () => {
  test("vouch for what is there, and grow only when it does", async () => {
    expect(await anchorAudit(operator)).toBe(2);
    expect(await anchorAudit(operator)).toBe(0);
    await record(other, "thing:5");
    expect(await verifyAudit(operator)).toEqual({ entries: 5, anchors: 4, broken: [] });
    expect(await verifyAudit(operator)).toEqual({ entries: 5, anchors: 4, broken: [] });
  });

  test.each([
    {
      attack: "the tail was cut off, and the head made to fit",
      statements: ["DELETE FROM audit_entries WHERE subject = 'thing:3'", HEADS_MADE_TO_FIT],
    },
    {
      attack: "a whole chain was removed, its head too",
      statements: ["DELETE FROM audit_entries WHERE subject <> 'thing:4'", HEADS_MADE_TO_FIT],
    },
    {
      attack: "everything was written again, heads too",
      statements: [
        "UPDATE audit_entries SET actor = 'piet@bakkerij.example' WHERE subject = 'thing:2'",
        CHAINS_MADE_TO_FIT,
        HEADS_MADE_TO_FIT,
      ],
    },
    {
      attack: "an entry was taken out and the rest written again",
      statements: ["DELETE FROM audit_entries WHERE subject = 'thing:2'", CHAINS_MADE_TO_FIT, HEADS_MADE_TO_FIT],
    },
  ])("tell that $attack, also after more was written and anchored", async ({ statements }) => {
    await anchorAudit(operator);
    await tamper(...statements);
    await record(customer, "thing:5");
    await anchorAudit(operator);
    expect(await found()).toEqual([["chain-rewritten", customer.customerNumber]]);
  });

  test.each([
    {
      attack: "the tail",
      statements: ["DELETE FROM audit_entries WHERE subject = 'thing:3'", HEADS_MADE_TO_FIT],
      tells: ["tail-missing"],
    },
    {
      attack: "a whole chain",
      statements: ["DELETE FROM audit_entries WHERE subject <> 'thing:4'", HEADS_MADE_TO_FIT],
      tells: ["chain-missing"],
    },
    {
      attack: "the tail, but not the head,",
      statements: ["DELETE FROM audit_entries WHERE subject = 'thing:3'"],
      tells: ["head-differs", "tail-missing"],
    },
  ])("tell that $attack was cut off", async ({ statements, tells }) => {
    await anchorAudit(operator);
    await tamper(...statements);
    expect(await found()).toEqual(tells.map((problem) => [problem, customer.customerNumber]));
  });

  test("without anchors the heads tell that the tail is gone", async () => {
    await tamper("DELETE FROM audit_entries WHERE subject = 'thing:3'");
    expect(await found()).toEqual([["head-differs", customer.customerNumber]]);
  });

  test("a tail that was cut off together with its anchors is found by this machine's file", async () => {
    await anchorAudit(operator);
    await record(customer, "thing:5");
    await anchorAudit(operator);
    await tamper(
      "DELETE FROM audit_entries WHERE subject = 'thing:5'",
      HEADS_MADE_TO_FIT,
      "DELETE FROM audit_anchors WHERE sequence = 3",
    );
    expect(await found()).toEqual([["anchors-removed", null]]);
    // No anchor is added to what is left.
    await expect(anchorAudit(operator)).rejects.toThrow("differ from those on this machine");
  });

  test.each([
    {
      attack: "all anchors were removed",
      statement: "TRUNCATE audit_anchors",
      tells: "anchors-missing",
    },
    {
      attack: "the log was emptied altogether",
      statement: "TRUNCATE audit_anchors, audit_entries, audit_heads",
      tells: "anchors-missing",
    },
    {
      attack: "an anchor was changed",
      statement: "UPDATE audit_anchors SET digest = 'x' WHERE sequence = 1",
      tells: "anchor-changed",
    },
    {
      attack: "another log's name was put on all",
      statement: "UPDATE audit_anchors SET log_id = gen_random_uuid()",
      tells: "anchor-changed",
    },
    {
      attack: "the first anchors were taken out",
      statement: "DELETE FROM audit_anchors WHERE sequence < 2",
      tells: "anchor-changed",
    },
  ])("tell that $attack", async ({ statement, tells }) => {
    await anchorAudit(operator);
    await tamper(statement);
    expect(await found()).toContainEqual([tells, null]);
  });

  test("are worth nothing when signed with another key", async () => {
    const stranger = onMachine(directory, "another-key-another-key-another-key!");
    expect(await found(stranger)).toEqual([["anchor-changed", null]]);
    await expect(anchorAudit(stranger)).rejects.toThrow("another key");
  });

  test("do not start again by themselves, only when the log is created anew", async () => {
    await anchorAudit(operator);
    await tamper("TRUNCATE audit_anchors, audit_entries, audit_heads");
    await expect(anchorAudit(operator)).rejects.toThrow("has no anchors");
    const no = (): Promise<boolean> => Promise.resolve(false);
    await startAuditLogWith(operator, no, () => Promise.resolve());
    expect(await found()).toEqual([["anchors-missing", null]]);

    const yes = (): Promise<boolean> => Promise.resolve(true);
    await expect(startAuditLogWith(operator, yes, () => Promise.reject(new Error("killed")))).rejects.toThrow("killed");
    // The next run starts what the killed one did not.
    await startAuditLogWith(operator, no, () => Promise.resolve());
    expect(await verifyAudit(operator)).toEqual({ entries: 0, anchors: 1, broken: [] });
    expect(await readdir(join(directory, "audit"))).toHaveLength(2);
  });

  test("are copied to every machine that asks, and made by many at once", async () => {
    const second = await mkdtemp(join(tmpdir(), "insight-anchors-"));
    try {
      const machines = [operator, onMachine(second)];
      await Promise.all([
        ...Array.from({ length: 6 }, (_, index) => anchorAudit(machines[index % 2] ?? operator)),
        ...Array.from({ length: 12 }, (_, index) => record(index % 2 ? other : customer, `more:${String(index)}`)),
      ]);
      for (const machine of machines) expect((await verifyAudit(machine)).broken).toEqual([]);
      await anchorAudit(operator);
      expect(await fileOf(directory)).toBe(await fileOf(second));
    } finally {
      await rm(second, { recursive: true });
    }
  });

  test("a line that a killed process left unfinished is written again", async () => {
    await anchorAudit(operator);
    const whole = await fileOf(directory);
    await truncate(await pathIn(directory), whole.length - 20);
    await record(other, "thing:5");
    expect(await verifyAudit(operator)).toMatchObject({ broken: [], anchors: 4 });
    expect((await fileOf(directory)).startsWith(whole)).toBe(true);
  });

  test.each([
    { because: "a line was changed", write: (path: string, text: string) => writeFile(path, text.replace("3", "4")) },
    { because: "lines were added", write: (path: string) => appendFile(path, "{}\n") },
  ])("a file in which $because is reported", async ({ write }) => {
    await anchorAudit(operator);
    await write(await pathIn(directory), await fileOf(directory));
    expect(await found()).not.toEqual([]);
  });
});

async function pathIn(folder: string): Promise<string> {
  const [name] = await readdir(join(folder, "audit"));
  return join(folder, "audit", name ?? "");
}

async function fileOf(folder: string): Promise<string> {
  return readFile(await pathIn(folder), "utf8");
}
