import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { ServerContext } from "~/platform/context.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { insertTestCustomer, type TestCustomer } from "~/platform/testing/test-customer.server";
import { insertTestUser, sessionOf, signInTestUser, TEST_PASSWORD } from "../testing/test-users.server";
import { createApiToken } from "./api-tokens.server";
import { changePassword } from "./change-password.server";
import { recordAudit } from "./record-audit.server";
import { signIn } from "./sign-in.server";
import { signOut } from "./sign-out.server";
import { verifyAudit } from "./verify-audit.server";

const AT = new Date("2026-11-21T09:00:00.123Z");

let portal: TestPortal;
let directory: string;
/** The operator, with anchors of its own. */
let operator: ServerContext;
let customer: TestCustomer;
beforeEach(async () => {
  portal = await createTestPortal();
  directory = await mkdtemp(join(tmpdir(), "insight-audit-"));
  operator = { ...portal.context, settings: { ...portal.context.settings, dataDirectory: directory } };
  customer = await insertTestCustomer(portal.context);
});
afterEach(async () => {
  await portal.close();
  await rm(directory, { recursive: true });
});

async function record(of: TestCustomer, subject: string): Promise<void> {
  const { customerId } = of;
  const detail = { amount: 12, "with space": true, name: 'É \n "x"' };
  await portal.web.database.withCustomer(customerId, (tx) =>
    recordAudit(tx, { customerId, at: AT, actor: null, action: "tested", subject, detail }),
  );
}

async function tamper(statement: string): Promise<void> {
  const client = await portal.context.database.pool.connect();
  try {
    await client.query("ALTER TABLE audit_entries DISABLE TRIGGER follows");
    await client.query(statement);
    await client.query("ALTER TABLE audit_entries ENABLE TRIGGER follows");
  } finally {
    client.release();
  }
}

describe("the audit log", () => {
  test("says who signed in, who was refused, and what was done to passwords and tokens", async () => {
    const { email, userId } = await insertTestUser(portal.context, customer.customerNumber);
    await signIn(portal.web, { email, password: "mis", clientAddress: "203.0.113.7" });
    const session = await sessionOf(portal.web, await signInTestUser(portal.web, email));
    if (session === null) throw new Error("no session");
    await changePassword(portal.web, session, {
      current: TEST_PASSWORD,
      next: "zeven eenden op een rij",
      clientAddress: "203.0.113.7",
    });
    await signOut(portal.web, session);
    await createApiToken(portal.context, { email, createdBy: null });
    const { rows } = await portal.context.database.pool.query<{
      action: string;
      actor: string | null;
      subject: string;
    }>("SELECT action, actor, subject FROM audit_entries ORDER BY id");
    expect(rows.map(({ action, actor }) => [action, actor])).toEqual([
      ["invited", null],
      ["invitation-accepted", email],
      ["sign-in-refused", null],
      ["signed-in", email],
      ["password-changed", email],
      ["signed-out", email],
      ["token-created", null],
    ]);
    expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set([`user:${userId}`]));
    expect(JSON.stringify(rows)).not.toContain(TEST_PASSWORD);
    expect(await verifyAudit(operator)).toEqual({ entries: 7, anchors: 2, broken: [] });
  });

  test("links the entries of each customer, also when they are written at once", async () => {
    const other = await insertTestCustomer(portal.context);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => record(index % 3 === 0 ? other : customer, `thing:${String(index)}`)),
    );
    expect(await verifyAudit(operator)).toEqual({ entries: 20, anchors: 3, broken: [] });
  });

  test.each([
    {
      change: "an entry was changed",
      statement: "UPDATE audit_entries SET actor = 'piet@bakkerij.example' WHERE subject = 'thing:2'",
      found: "thing:2",
    },
    {
      change: "what was kept with it was changed",
      statement: `UPDATE audit_entries SET detail = '{"amount": 13}' WHERE subject = 'thing:2'`,
      found: "thing:2",
    },
    {
      change: "its moment was changed",
      statement: "UPDATE audit_entries SET at = at + interval '1 ms' WHERE subject = 'thing:3'",
      found: "thing:3",
    },
    {
      change: "an entry was taken out",
      statement: "DELETE FROM audit_entries WHERE subject = 'thing:2'",
      found: "thing:3",
    },
    {
      change: "an entry was changed and its digest made to fit",
      statement:
        "UPDATE audit_entries e SET actor = 'x', digest = audit_digest(jsonb_populate_record(e, '{\"actor\": \"x\"}')) WHERE subject = 'thing:2'",
      found: "thing:3",
    },
  ])("shows that $change", async ({ statement, found }) => {
    for (const subject of ["thing:1", "thing:2", "thing:3"]) await record(customer, subject);
    await tamper(statement);
    const { broken } = await verifyAudit(operator);
    expect(new Set(broken.map(({ customerNumber }) => customerNumber))).toEqual(new Set([customer.customerNumber]));
    const { rows } = await portal.context.database.pool.query<{ subject: string }>(
      "SELECT subject FROM audit_entries WHERE id = $1",
      [broken[0]?.entryId],
    );
    expect(rows[0]?.subject).toBe(found);
  });

  test.each(["UPDATE audit_entries SET subject = 'x'", "DELETE FROM audit_entries"])(
    "can only grow, even for the operator: %s",
    async (statement) => {
      await record(customer, "thing:1");
      await expect(portal.context.database.pool.query(statement)).rejects.toThrow("append-only");
      await expect(
        portal.web.database.withCustomer(customer.customerId, (tx) => tx.$executeRawUnsafe(statement)),
      ).rejects.toThrow("permission denied");
    },
  );

  test("has the time of the database's clock, whatever time is given, and says whether it was the portal", async () => {
    const before = Date.now();
    await record(customer, "thing:1");
    const { customerId } = customer;
    await portal.context.database.withCustomer(customerId, (tx) =>
      recordAudit(tx, { customerId, at: AT, actor: null, action: "tested", subject: "thing:2" }),
    );
    const { rows } = await portal.context.database.pool.query<{ at: Date; told_at: Date; origin: string }>(
      "SELECT at, told_at, origin FROM audit_entries ORDER BY id",
    );
    expect(rows.map(({ origin }) => origin)).toEqual(["portal", "operator"]);
    for (const { at, told_at } of rows) {
      expect(told_at).toEqual(AT);
      expect(Math.abs(at.getTime() - before)).toBeLessThan(3_600_000);
    }
  });

  test.each([
    { actor: "boss@elsewhere.example", action: "tested", subject: "x", says: "user of the customer" },
    { actor: null, action: "Tested it", subject: "x", says: "a word for what happened" },
    { actor: null, action: "tested", subject: "x".repeat(201), says: "a word for what happened" },
  ])("refuses $says: $actor $action", async ({ says, ...entry }) => {
    const other = await insertTestCustomer(portal.context);
    await insertTestUser(portal.context, other.customerNumber, { email: "boss@elsewhere.example" });
    const { customerId } = customer;
    for (const { database } of [portal.web, portal.context]) {
      const written = database.withCustomer(customerId, (tx) => recordAudit(tx, { customerId, at: AT, ...entry }));
      await expect(written).rejects.toThrow(says);
    }
  });

  test("an entry from before the database set the time keeps its place and its digest", async () => {
    await tamper(`
      INSERT INTO audit_entries (id, customer_id, at, actor, action, subject, detail, previous_digest, digest)
      SELECT e.id, e.customer_id, e.at, e.actor, e.action, e.subject, e.detail, e.previous_digest, audit_digest(e)
        FROM jsonb_populate_record(NULL::audit_entries, jsonb_build_object('id', nextval('audit_entries_id_seq'),
             'customer_id', '${customer.customerId}', 'at', '2026-11-01T09:00:00Z', 'actor', 'jan@bakkerij.example',
             'action', 'tested', 'subject', 'old', 'detail', '{}'::jsonb, 'previous_digest', '')) AS e`);
    await tamper("INSERT INTO audit_heads SELECT customer_id, 1, id, digest FROM audit_entries");
    await record(customer, "new");
    expect(await verifyAudit(operator)).toEqual({ entries: 2, anchors: 2, broken: [] });
    await tamper("UPDATE audit_entries SET actor = NULL WHERE subject = 'old'");
    expect((await verifyAudit(operator)).broken).toMatchObject([{ problem: "entry-changed" }]);
  });

  test("is not written for another customer", async () => {
    const other = await insertTestCustomer(portal.context);
    const foreign = portal.web.database.withCustomer(customer.customerId, (tx) =>
      recordAudit(tx, { customerId: other.customerId, at: AT, actor: null, action: "tested", subject: "x" }),
    );
    await expect(foreign).rejects.toThrow("row-level security");
  });
});
