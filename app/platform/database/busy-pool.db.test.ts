import { afterAll, beforeAll, expect, test } from "vitest";

import { createTestPortal, type TestPortal } from "../testing/test-database.server";
import { openDatabase } from "./database.server";
import { isDatabaseUnavailable } from "./database-unavailable.server";
import { silentConnectionLog } from "./connections.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
});
afterAll(() => portal.close());

test("whoever waits for a connection in vain is told that the database is busy, and may try again", async () => {
  const { databaseUrl, context } = portal;
  const busy = openDatabase({ url: databaseUrl, role: "operator", poolSize: 1, log: silentConnectionLog });
  const held = await busy.pool.connect();
  try {
    const waiting = (): Promise<unknown> =>
      busy.withCustomer(context.newId.uuid(), (tx) => tx.customer.count()).catch((error: unknown) => error);
    const errors = await Promise.all([waiting(), waiting(), busy.query("SELECT 1").catch((error: unknown) => error)]);
    expect(errors.map((error) => ({ error, is: isDatabaseUnavailable(error) }))).toEqual(
      errors.map((error) => ({ error, is: true })),
    );
  } finally {
    held.release();
    await busy.close();
  }
}, 60_000);
