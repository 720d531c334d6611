import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { administer } from "~/platform/testing/administer.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";

import { isUpToDate } from "./is-up-to-date";

let portal: TestPortal;
let tariffs: string;
beforeAll(async () => {
  portal = await createTestPortal();
});
beforeEach(() => {
  tariffs = mkdtempSync(join(tmpdir(), "tariffs-"));
  cpSync("prisma/tariffs", tariffs, { recursive: true });
  return () => rmSync(tariffs, { recursive: true });
});
afterAll(() => portal.close());

test("a database of this release is up to date", async () => {
  expect(await isUpToDate(portal.context, tariffs)).toBe(true);
});

test.each(["products.csv", "rule-pack.json", "call-rates.csv"])(
  "a database that lacks a new %s is not",
  async (file) => {
    cpSync(join("prisma/tariffs/2020-01-01", file), join(tariffs, "2030-01-01", file));
    expect(await isUpToDate(portal.context, tariffs)).toBe(false);
  },
);

test("a database that lacks a migration, or has one that was changed, is not", async () => {
  const { databaseUrl } = portal;
  const name = "(SELECT max(migration_name) FROM _prisma_migrations)";
  const change = (set: string): Promise<unknown> =>
    administer(databaseUrl, (client) =>
      client.query(`UPDATE _prisma_migrations SET ${set} WHERE migration_name = ${name}`),
    );
  await change("checksum = reverse(checksum)");
  expect(await isUpToDate(portal.context, tariffs)).toBe(false);
  await change("checksum = reverse(checksum)");
  expect(await isUpToDate(portal.context, tariffs)).toBe(true);
  await change("rolled_back_at = now()");
  expect(await isUpToDate(portal.context, tariffs)).toBe(false);
});
