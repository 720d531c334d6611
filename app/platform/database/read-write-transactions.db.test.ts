import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { ReadTransaction, WriteTransaction } from "./read-write-transactions.server";
import { insertTestCustomer, type TestCustomer } from "../testing/test-customer.server";
import { createTestPortal, type TestPortal } from "../testing/test-database.server";

let portal: TestPortal;
let customer: TestCustomer;
beforeAll(async () => {
  portal = await createTestPortal();
  customer = await insertTestCustomer(portal.context, { name: "Ours" });
  await insertTestCustomer(portal.context, { name: "Theirs" });
});
afterAll(() => portal.close());

type Name = { readonly name: string };

describe.each(["web", "context"] as const)("reading as %s", (role) => {
  const names = (tx: ReadTransaction): Promise<Name[]> => tx.$queryRaw<Name[]>`SELECT name FROM customers`;

  test("sees the rows of one customer, in queries one by one or at once", async () => {
    const { database } = portal[role];
    const found = await database.readCustomer(customer.customerId, async (tx) => {
      const [first] = await names(tx);
      const [again, other] = await Promise.all([
        names(tx),
        tx.$queryRaw<object[]>`SELECT ${7}::int AS n WHERE ${true}`,
      ]);
      return [first, ...again, ...other];
    });
    expect(found).toEqual([{ name: "Ours" }, { name: "Ours" }, { n: 7 }]);
  });

  test("sees nothing as a customer that does not exist", async () => {
    const { database } = portal[role];
    expect(await database.readCustomer("00000000-0000-4000-8000-000000000000", names)).toEqual([]);
    expect(() => database.readCustomer("' OR true --", names)).toThrow("Not a customer id");
  });

  test("never writes", async () => {
    const { database } = portal[role];
    const writing = database.readCustomer(
      customer.customerId,
      (tx) => tx.$queryRaw`UPDATE customers SET name = 'Changed' RETURNING name`,
    );
    await expect(writing).rejects.toThrow(/read-only|permission denied/);
  });

  test("leaves the connection as it was, even after queries that failed", async () => {
    const { database } = portal[role];
    const failing = database.readCustomer(customer.customerId, (tx) =>
      Promise.all([tx.$queryRaw`SELECT 1 / 0`, names(tx), names(tx)]),
    );
    await expect(failing).rejects.toThrow("division by zero");
    await expect(
      database.readCustomer(customer.customerId, () => Promise.reject(new Error("stopped"))),
    ).rejects.toThrow("stopped");
    const all = await Promise.all(Array.from({ length: 12 }, () => database.readCustomer(customer.customerId, names)));
    expect(all.flat()).toEqual(Array.from({ length: 12 }, () => ({ name: "Ours" })));
    const { rows } = await database.pool.query<{ tenant: string | null; role: string }>(
      "SELECT current_setting('insight.customer_id', true) AS tenant, current_user AS role",
    );
    expect(rows[0]?.tenant ?? "").toBe("");
    expect(rows[0]?.role).not.toBe("insight_clerk");
  });
});

describe("writing for one customer", () => {
  const rename = (tx: WriteTransaction, name: string): Promise<number> =>
    tx.$executeRaw`UPDATE customers SET name = ${name}`;

  test("commits everything, for that customer alone, and returns how many rows changed", async () => {
    const { database } = portal.context;
    const changed = await database.writeCustomer(
      customer.customerId,
      async (tx) => (await rename(tx, "A")) + (await rename(tx, "Ours")),
    );
    expect(changed).toBe(2);
    const [{ names: all } = { names: [] }] = (
      await database.pool.query<{ names: string[] }>("SELECT array_agg(name ORDER BY name) AS names FROM customers")
    ).rows;
    expect(all).toEqual(["Ours", "Theirs"]);
  });

  test("leaves nothing when it fails, and the connection as it was", async () => {
    const { database } = portal.context;
    const failing = (fail: (tx: WriteTransaction) => Promise<unknown>): Promise<unknown> =>
      database.writeCustomer(customer.customerId, async (tx) => {
        await rename(tx, "Changed");
        await fail(tx);
      });
    await expect(failing((tx) => tx.$queryRaw`SELECT 1 / 0`)).rejects.toThrow("division by zero");
    await expect(failing(() => Promise.reject(new Error("stopped")))).rejects.toThrow("stopped");
    const { rows } = await database.pool.query<{ names: string[]; role: string }>(
      "SELECT array_agg(name ORDER BY name) AS names, current_user AS role FROM customers",
    );
    expect(rows[0]?.names).toEqual(["Ours", "Theirs"]);
    expect(rows[0]?.role).not.toBe("insight_clerk");
  });
});
