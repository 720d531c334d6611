import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readTariffFiles } from "~/platform/tariff-files.server";
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
});
