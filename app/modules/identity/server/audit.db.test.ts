import { afterEach, beforeEach, describe, expect, test } from "vitest";

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
let customer: TestCustomer;
beforeEach(async () => {
  portal = await createTestPortal();
  customer = await insertTestCustomer(portal.context);
});
afterEach(() => portal.close());

function record(of: TestCustomer, subject: string): Promise<void> {
  const { customerId } = of;
  const detail = { amount: 12, "with space": true, name: 'É \n "x"' };
  return portal.web.database.withCustomer(customerId, (tx) =>
    recordAudit(tx, { customerId, at: AT, actor: "jan@bakkerij.example", action: "tested", subject, detail }),
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
  test("tells who came in, who was refused, and what they did to passwords and tokens", async () => {
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
    expect(await verifyAudit(portal.context)).toEqual({ entries: 7, broken: [] });
  });

  test("links the entries of each customer, also when they are written at once", async () => {
    const other = await insertTestCustomer(portal.context);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => record(index % 3 === 0 ? other : customer, `thing:${String(index)}`)),
    );
    expect(await verifyAudit(portal.context)).toEqual({ entries: 20, broken: [] });
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
        "UPDATE audit_entries e SET actor = NULL, digest = audit_digest((e.id, e.customer_id, e.at, NULL, e.action, e.subject, e.detail, e.previous_digest, e.digest)::audit_entries) WHERE subject = 'thing:2'",
      found: "thing:3",
    },
  ])("shows that $change", async ({ statement, found }) => {
    for (const subject of ["thing:1", "thing:2", "thing:3"]) await record(customer, subject);
    await tamper(statement);
    const { broken } = await verifyAudit(portal.context);
    expect(broken.map(({ customerNumber }) => customerNumber)).toEqual([customer.customerNumber]);
    const { rows } = await portal.context.database.pool.query<{ subject: string }>(
      "SELECT subject FROM audit_entries WHERE id = $1",
      [broken[0]?.entryId],
    );
    expect(rows[0]?.subject).toBe(found);
  });

  test.each(["UPDATE audit_entries SET subject = 'x'", "DELETE FROM audit_entries"])(
    "only grows, for the operator too: %s",
    async (statement) => {
      await record(customer, "thing:1");
      await expect(portal.context.database.pool.query(statement)).rejects.toThrow("append-only");
      await expect(
        portal.web.database.withCustomer(customer.customerId, (tx) => tx.$executeRawUnsafe(statement)),
      ).rejects.toThrow("permission denied");
    },
  );

  test("is not written for another customer", async () => {
    const other = await insertTestCustomer(portal.context);
    const foreign = portal.web.database.withCustomer(customer.customerId, (tx) =>
      recordAudit(tx, { customerId: other.customerId, at: AT, actor: null, action: "tested", subject: "x" }),
    );
    await expect(foreign).rejects.toThrow("row-level security");
  });
});
