import { afterAll, beforeAll, expect, test } from "vitest";

import { createLog } from "../log.server";
import { cachedReference, refreshReferences } from "./cached-reference.server";
import { refreshOnNotification } from "./reference-refresh.server";
import { createTestPortal, type TestPortal } from "../testing/test-database.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
});
afterAll(() => portal.close());

/** Returns a cached reading of the value that the test sets, which the test can hold up. */
function controlled(): {
  load: ReturnType<typeof cachedReference<number>>;
  set: (value: number) => void;
  hold: () => () => void;
  readings: () => number;
} {
  let value = 1;
  let readings = 0;
  let gate: Promise<void> = Promise.resolve();
  return {
    load: cachedReference(async (database) => {
      readings += 1;
      const read = value;
      await gate;
      await database.query("SELECT 1");
      if (read < 0) throw new Error("not read");
      return read;
    }),
    set: (next) => {
      value = next;
    },
    hold: () => {
      let open: () => void = () => undefined;
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
    readings: () => readings,
  };
}

test("a cached value is read once, however many ask at once", async () => {
  const { load, readings } = controlled();
  expect(await Promise.all(Array.from({ length: 8 }, () => load(portal.web)))).toEqual(Array(8).fill(1));
  expect(await load(portal.web)).toBe(1);
  expect(readings()).toBe(1);
});

test("a stale value is returned while it is read again", async () => {
  const { load, set, hold } = controlled();
  await load(portal.web);
  set(2);
  const open = hold();
  refreshReferences(portal.web.database);
  expect(await load(portal.web)).toBe(1);
  open();
  await expect.poll(() => load(portal.web)).toBe(2);
});

test("a change during a reading leads to another reading", async () => {
  const { load, set, hold } = controlled();
  const open = hold();
  const first = load(portal.web);
  set(2);
  refreshReferences(portal.web.database);
  open();
  expect(await first).toBe(1);
  await expect.poll(() => load(portal.web)).toBe(2);
});

test("a value that can't be read again stays as it was; one that was never read is tried again", async () => {
  const { load, set } = controlled();
  set(-1);
  await expect(load(portal.web)).rejects.toThrow("not read");
  set(3);
  expect(await load(portal.web)).toBe(3);
  set(-1);
  refreshReferences(portal.web.database);
  expect(await load(portal.web)).toBe(3);
  set(4);
  refreshReferences(portal.web.database);
  await expect.poll(() => load(portal.web)).toBe(4);
});

test("reading inside a transaction is refused, even when the value is cached", async () => {
  const { load } = controlled();
  await load(portal.web);
  await expect(portal.web.database.withoutCustomer(() => load(portal.web))).rejects.toThrow("while one is held");
});

test("an operator's change reaches every process that listens", async () => {
  const { load, set } = controlled();
  await load(portal.context);
  const news = refreshOnNotification(portal.context.database, createLog({ logLevel: "fatal" }));
  try {
    const listening = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    await expect.poll(() => portal.context.database.query(listening)).toHaveLength(1);
    set(2);
    await portal.context.database.query("UPDATE rule_packs SET content = content");
    await expect.poll(() => load(portal.context)).toBe(2);
    // A listener that lost its connection listens again, and assumes that it missed a change.
    set(3);
    await portal.context.database.query(`SELECT pg_terminate_backend(pid) FROM (${listening}) AS listener`);
    await expect.poll(() => load(portal.context), { timeout: 10_000 }).toBe(3);
  } finally {
    await news.stop();
  }
});
