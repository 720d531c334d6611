import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readMigrations } from "~/platform/migrations/migration-files.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { administer } from "~/platform/testing/administer.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { loadCatalogue } from "./load-catalogue.server";
import { loadReferenceData } from "./load-reference-data.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
});
afterAll(() => portal.close());

describe("R4.6 price lists and rule packs are dated data", () => {
  test("the database gives back exactly what the files say, to the portal too", async () => {
    const files = readTariffFiles();
    await loadReferenceData(portal.context, files);
    const catalogue = await loadCatalogue(portal.web);
    expect(catalogue.priceBook).toEqual(files.priceBook);
    expect(catalogue.rulePacks).toEqual(files.rulePacks);
  });

  test("loading again changes nothing, even with other prices for a list that is there", async () => {
    const files = readTariffFiles();
    const dearer = files.priceBook.map((list) => ({
      ...list,
      products: new Map([...list.products].map(([code, product]) => [code, { ...product, monthlyCents: 99_999 }])),
    }));
    await loadReferenceData(portal.context, { ...files, priceBook: dearer });
    const fresh = { database: { ...portal.web.database } };
    expect((await loadCatalogue(fresh)).priceBook).toEqual(files.priceBook);
  });

  test("a rule pack that was stored before office hours and maintenance were values of it gets those, and loses the telephone number", async () => {
    const files = readTariffFiles();
    await loadReferenceData(portal.context, files);
    const migration = readMigrations().find(({ name }) => name.endsWith("_office_hours_and_maintenance"));
    await administer(portal.databaseUrl, async (client) => {
      await client.query(
        `UPDATE rule_packs SET content = content - 'officeHours' - 'maintenance' || '{"serviceDeskPhone": "0800-0403"}'`,
      );
      await client.query(migration?.sql ?? "");
    });
    const fresh = { database: { ...portal.web.database } };
    expect((await loadCatalogue(fresh)).rulePacks).toEqual(files.rulePacks);
  });

  test("a rule pack that was stored before requests could be prepared gets what they need", async () => {
    const files = readTariffFiles();
    await loadReferenceData(portal.context, files);
    const migration = readMigrations().find(({ name }) => name.endsWith("_prepared_requests"));
    const update = /UPDATE rule_packs SET [^;]+'preparedRequest';/.exec(migration?.sql ?? "")?.[0] ?? "";
    await administer(portal.databaseUrl, async (client) => {
      await client.query("UPDATE rule_packs SET content = content - 'preparedRequest'");
      await client.query(update);
    });
    const fresh = { database: { ...portal.web.database } };
    expect((await loadCatalogue(fresh)).rulePacks).toEqual(files.rulePacks);
  });

  test("a rule pack that was stored before fair use and reasons of options gets what the files of its day say", async () => {
    const files = readTariffFiles();
    await loadReferenceData(portal.context, files);
    const migration = readMigrations().find(({ name }) => name.endsWith("_fair_use_and_substantiation"));
    // The values of the rule pack alone: the columns of totals are there.
    const [values = ""] = (migration?.sql ?? "").split("-- How much of a total");
    await administer(portal.databaseUrl, async (client) => {
      await client.query(
        "UPDATE rule_packs SET content = content - 'fairUse' #- '{fit,substantiated}' WHERE valid_from = '2020-01-01'",
      );
      await client.query(values);
    });
    const fresh = { database: { ...portal.web.database } };
    expect((await loadCatalogue(fresh)).rulePacks).toEqual(files.rulePacks);
  });
});
