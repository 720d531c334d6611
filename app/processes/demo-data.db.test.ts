import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { givenCustomer } from "~/modules/changes/testing/given-customer";
import type { ServerContext } from "~/platform/context.server";
import { loadSettings } from "~/platform/settings/settings.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";

import { belongsToDemoData, holdsDemoData } from "./demo-data";
import { isReady } from "./readiness";

const embedded = { isEmbedded: true, allowsOwner: false };
const ofTheirOwn = { isEmbedded: false, allowsOwner: false };

describe("demo data", () => {
  let portal: TestPortal;
  beforeEach(async () => {
    portal = await createTestPortal();
    await loadReferenceData(portal.context, readTariffFiles());
  });
  afterEach(() => portal.close());
  const contextWith = (demoData?: string): ServerContext => ({
    ...portal.context,
    settings: { ...portal.context.settings, demoData: loadSettings({ DEMO_DATA: demoData }).demoData },
  });
  const contextsWith = (demoData?: string): { operator: ServerContext; web: ServerContext } => ({
    operator: contextWith(demoData),
    web: portal.web,
  });

  test("is loaded into an empty embedded database, and elsewhere only with DEMO_DATA=yes", async () => {
    expect(await belongsToDemoData(contextWith(), embedded)).toBe(true);
    expect(await belongsToDemoData(contextWith(), ofTheirOwn)).toBe(false);
    expect(await belongsToDemoData(contextWith("yes"), ofTheirOwn)).toBe(true);
    expect(await belongsToDemoData(contextWith("no"), embedded)).toBe(false);
  });

  test("never replaces customers, whatever DEMO_DATA says", async () => {
    await givenCustomer(portal.context);
    expect(await belongsToDemoData(contextWith(), embedded)).toBe(false);
    expect(await belongsToDemoData(contextWith("yes"), embedded)).toBe(false);
    expect(await belongsToDemoData(contextWith("yes"), ofTheirOwn)).toBe(false);
  });

  test("that was started has to be completed, and the portal is not ready before", async () => {
    expect(await holdsDemoData(portal.context)).toBe(false);
    expect(await isReady(contextsWith("no"), ofTheirOwn)).toBe(true);
    await portal.context.database.pool.query("INSERT INTO seed_steps (name, started_at) VALUES ('demo', now())");
    await givenCustomer(portal.context);
    expect(await holdsDemoData(portal.context)).toBe(true);
    expect(await belongsToDemoData(contextWith(), embedded)).toBe(true);
    expect(await isReady(contextsWith(), embedded)).toBe(false);
    await portal.context.database.pool.query("UPDATE seed_steps SET completed_at = now()");
    expect(await isReady(contextsWith(), embedded)).toBe(true);
  });

  test("a database that lacks a migration is not ready", async () => {
    await portal.context.database.pool.query(
      "DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)",
    );
    expect(await isReady(contextsWith("no"), ofTheirOwn)).toBe(false);
  });
});
