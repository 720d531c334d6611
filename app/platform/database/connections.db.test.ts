import { setTimeout as delay } from "node:timers/promises";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { withClient, openPool, type ConnectionLog, type Pool } from "./connections.server";
import { openDatabase, type Database } from "./database.server";
import { insertTestCustomer } from "../testing/test-customer.server";
import { createTestPortal, type TestPortal } from "../testing/test-database.server";

const told: string[] = [];
const log: ConnectionLog = {
  warn: (facts: object, message?: string) => void told.push(`${message ?? ""}: ${JSON.stringify(facts)}`),
  error: (facts: object, message?: string) => void told.push(`${message ?? ""}: ${Object.keys(facts).join()}`),
};

let portal: TestPortal;
let customerId: string;
beforeAll(async () => {
  portal = await createTestPortal();
  ({ customerId } = await insertTestCustomer(portal.context));
});
afterAll(() => portal.close());
beforeEach(() => {
  told.length = 0;
});

async function kill(pool: Pool): Promise<void> {
  await portal.context.database.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()",
    [pool.options.application_name],
  );
}

describe("a connection that breaks", () => {
  const pool = (): Pool =>
    openPool({ connectionString: portal.databaseUrl, max: 2, application_name: "breaking", log });

  test("while it is in use ends no process: the work fails, a line is logged, and the next work gets another one", async () => {
    const breaking = pool();
    try {
      const work = withClient(breaking, async (client) => {
        await client.query("SELECT 1");
        await kill(breaking);
        await expect.poll(() => told.join("\n")).toContain("connection to the database lost");
        await client.query("SELECT 1");
      });
      await expect(work).rejects.toThrow(/connection/i);
      const { rows } = await withClient(breaking, (client) => client.query<{ one: number }>("SELECT 1 AS one"));
      expect(rows).toEqual([{ one: 1 }]);
    } finally {
      await breaking.end();
    }
  });

  test("while it is idle is logged and replaced", async () => {
    const breaking = pool();
    try {
      await breaking.query("SELECT 1");
      await kill(breaking);
      await expect.poll(() => told.join("\n")).toContain("connection to the database lost");
      expect((await breaking.query("SELECT 1")).rowCount).toBe(1);
    } finally {
      await breaking.end();
    }
  });
});

describe.each(["web", "operator"] as const)("work that holds a connection (%s, pool of 1)", (role) => {
  let database: Database;
  const open = (nesting: "refused" | "told"): Database => {
    const url = role === "web" ? portal.webUrl : portal.databaseUrl;
    return openDatabase({ url, role, poolSize: 1, log, nesting });
  };
  beforeAll(() => {
    database = open("refused");
  });
  afterAll(() => database.close());

  const second = {
    query: () => database.query("SELECT 1"),
    readCustomer: () => database.readCustomer(customerId, (tx) => tx.$queryRaw`SELECT 1`),
    withCustomer: () => database.withCustomer(customerId, (tx) => tx.$queryRaw`SELECT 1`),
    withoutCustomer: () => database.withoutCustomer((tx) => tx.$queryRaw`SELECT 1`),
    otherPool: () => portal.context.database.query("SELECT 1"),
    checkAlone: async () => {
      await Promise.resolve();
      database.assertNoConnectionHeld();
    },
  };

  test.each(Object.keys(second) as (keyof typeof second)[])("is refused a second one: %s", async (way) => {
    const holding: (() => Promise<unknown>)[] = [
      () => database.readCustomer(customerId, second[way]),
      () => database.writeCustomer(customerId, second[way]),
      () => database.withCustomer(customerId, second[way]),
      () => database.withoutCustomer(second[way]),
      () => withClient(database.pool, second[way]),
    ];
    for (const hold of holding) await expect(hold()).rejects.toThrow("while one is held");
    // The connection is back in the pool.
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("can have one again once it is over", async () => {
    let later: Promise<unknown> | undefined;
    await database.readCustomer(customerId, async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      later = delay(50).then(() => database.query("SELECT 1 AS one"));
    });
    expect(await later).toEqual([{ one: 1 }]);
  });

  test("is logged, not refused, where the program runs for customers", async () => {
    const lenient = open("told");
    const outside = openPool({ connectionString: portal.databaseUrl, max: 1, log, nesting: "told" });
    try {
      await lenient.readCustomer(customerId, () => outside.query("SELECT 1"));
      expect(told.join("\n")).toContain("nested connection");
    } finally {
      await Promise.all([lenient.close(), outside.end()]);
    }
  });
});

test("a query that comes after the end of its transaction never runs in another one", async () => {
  let late: Promise<unknown> = Promise.resolve();
  const failing = portal.web.database.readCustomer(customerId, async (tx) => {
    const slow = (async () => {
      await delay(50);
      return tx.$queryRaw`SELECT current_setting('insight.customer_id', true) AS tenant`;
    })();
    late = slow;
    await Promise.all([tx.$queryRaw`SELECT 1 / 0`, slow]);
  });
  await expect(failing).rejects.toThrow("division by zero");
  await expect(late).rejects.toThrow("too late");
});
