import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Transaction } from "./database.server";
import { insertTestCustomer, type TestCustomer } from "../testing/test-customer.server";
import { createTestPortal, type TestPortal } from "../testing/test-database.server";
import { insertTestRows, tablesWithTestRows } from "../testing/test-rows.server";

let portal: TestPortal;
let mine: TestCustomer;
let theirs: TestCustomer;
let tables: readonly string[];
beforeAll(async () => {
  portal = await createTestPortal();
  mine = await insertTestCustomer(portal.context);
  theirs = await insertTestCustomer(portal.context);
  for (const customer of [mine, theirs]) await insertTestRows(portal.context, customer);
  const { rows } = await portal.context.database.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'customer_id' AND table_name NOT IN ('audit_heads', 'audit_anchors')
        AND table_name NOT IN (SELECT inhrelid::regclass::text FROM pg_inherits) ORDER BY table_name`,
  );
  tables = rows.map(({ name }) => name);
});
afterAll(() => portal.close());

async function countRows(tx: Transaction, table: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${table}`);
  return row?.count ?? -1;
}

const countsOf = (customerId: string | null): Promise<Record<string, number>> => {
  const count = async (tx: Transaction): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const table of [...tables, "customers"]) counts[table] = await countRows(tx, table);
    return counts;
  };
  const { database } = portal.web;
  return customerId === null ? database.withoutCustomer(count) : database.withCustomer(customerId, count);
};

describe("the portal's role in the database", () => {
  test("the test has a row of two customers in every table that belongs to a customer", () => {
    expect([...tablesWithTestRows].sort()).toEqual(tables);
  });

  test("sees nothing without a customer", async () => {
    expect(new Set(Object.values(await countsOf(null)))).toEqual(new Set([0]));
  });

  test("sees one customer's rows with a customer", async () => {
    expect(new Set(Object.values(await countsOf(mine.customerId)))).toEqual(new Set([1]));
  });

  test("sees nothing as a customer that does not exist", async () => {
    expect(new Set(Object.values(await countsOf(portal.context.newId.uuid())))).toEqual(new Set([0]));
  });

  test("does not keep the customer for the next who gets the connection", async () => {
    for (let round = 0; round < 8; round += 1) {
      await portal.web.database.withCustomer(mine.customerId, (tx) => countRows(tx, "invoices"));
      await expect(
        portal.web.database.withCustomer(mine.customerId, () => Promise.reject(new Error("given up"))),
      ).rejects.toThrow("given up");
    }
    expect(new Set(Object.values(await countsOf(null)))).toEqual(new Set([0]));
  });

  test("refuses an invalid customer id", () => {
    for (const id of ["", "1", "' OR true --", `${mine.customerId}'`]) {
      expect(() => portal.web.database.withCustomer(id, (tx) => countRows(tx, "invoices"))).toThrow(RangeError);
    }
  });

  test("owns nothing and may bypass nothing", async () => {
    const { rows } = await portal.context.database.pool.query<Record<string, unknown>>(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
              (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
              has_schema_privilege(r.oid, 'public', 'CREATE') AS creates,
              (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
         FROM pg_roles r WHERE rolname = 'insight_web'`,
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolcanlogin: false,
        owned: 0,
        creates: false,
        memberships: 0,
      },
    ]);
  });

  test("row-level security is on and forced for every customer's table and each of its partitions", async () => {
    const { rows } = await portal.context.database.pool.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'customer_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
  });

  test.each([
    "UPDATE invoices SET status = 'collected'",
    "DELETE FROM invoices",
    "INSERT INTO charges SELECT * FROM charges",
    "UPDATE subscriptions SET billed_until = NULL",
    "UPDATE customers SET activated_at = now()",
    "UPDATE users SET role = 'owner'",
    "UPDATE profiles SET name = 'x'",
    "DELETE FROM change_requests",
    "DELETE FROM prepared_requests",
    "UPDATE prepared_requests SET lines = '[]'",
    "UPDATE prepared_requests SET request_id = NULL",
    "INSERT INTO prepared_attempts SELECT * FROM prepared_attempts",
    "UPDATE usage_records SET charge_cents = 0",
    "UPDATE audit_entries SET actor = NULL",
    "INSERT INTO audit_entries (customer_id, at, action, subject) VALUES (insight_customer_id(), now(), 'tested', 'x')",
    "INSERT INTO audit_entries (customer_id, origin, action, subject) VALUES (insight_customer_id(), 'operator', 'tested', 'x')",
    "SELECT * FROM audit_heads",
    "SELECT * FROM audit_anchors",
    "UPDATE sessions SET expires_at = 'infinity'",
    "SELECT job_is_of_tenant('{}')",
    "UPDATE price_lists SET valid_from = now()",
    "SELECT password_hash FROM users",
    "SELECT u FROM users u",
    "UPDATE users SET name = password_hash",
    "UPDATE users SET name = 'x' RETURNING password_hash",
    "DELETE FROM users WHERE password_hash LIKE 'a%'",
    "SELECT * FROM guard_counters",
    "DELETE FROM guard_counters",
    "SELECT secret FROM guard_secrets",
    "SELECT guard_mac('x')",
    "SELECT guard_bucket('x')",
    "SELECT * FROM usage_records_2026_10",
    "SELECT * FROM seed_steps",
    "SELECT * FROM graphile_worker.jobs",
    "SELECT ensure_usage_partition('2030-01-01')",
    "CREATE TABLE mine (id int)",
  ])("may not: %s", async (statement) => {
    await expect(
      portal.web.database.withCustomer(mine.customerId, (tx) => tx.$executeRawUnsafe(statement)),
    ).rejects.toThrow("permission denied");
  });

  test.each([
    ["DELETE FROM sessions WHERE customer_id = $1", 0],
    ["UPDATE users SET name = 'x' WHERE customer_id = $1", 0],
    ["UPDATE change_requests SET status = 'cancelled' WHERE customer_id = $1", 0],
    ["UPDATE prepared_requests SET max_buy_out_cents = 100000 WHERE customer_id = $1", 0],
  ])("does not reach another customer's rows: %s", async (statement, touched) => {
    const changed = await portal.web.database.withCustomer(mine.customerId, (tx) =>
      tx.$executeRawUnsafe(statement.replace("$1", "$1::uuid"), theirs.customerId),
    );
    expect(changed).toBe(touched);
  });

  test("does not write a row in another customer's name", async () => {
    const written = portal.web.database.withCustomer(
      mine.customerId,
      (tx) => tx.$executeRaw`
        INSERT INTO user_tokens (id, user_id, customer_id, kind, created_at, expires_at)
        SELECT gen_random_uuid(), u.id, ${theirs.customerId}::uuid, 'invitation', now(), now() FROM users u`,
    );
    await expect(written).rejects.toThrow("row-level security");
  });
});

describe("worker and command line", () => {
  test("are bound to one customer's rows while they act for that customer", async () => {
    const { database } = portal.context;
    expect(await database.withCustomer(mine.customerId, (tx) => countRows(tx, "invoices"))).toBe(1);
    expect(await database.withoutCustomer((tx) => countRows(tx, "invoices"))).toBe(2);
    const changed = await database.withCustomer(
      mine.customerId,
      (tx) => tx.$executeRaw`UPDATE profiles SET name = 'x' WHERE customer_id = ${theirs.customerId}::uuid`,
    );
    expect(changed).toBe(0);
  });
});
