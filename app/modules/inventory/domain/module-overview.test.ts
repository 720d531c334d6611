import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { withProducts } from "~/modules/catalogue/domain/catalogue";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import {
  inventoryOf,
  profileInInventory as profile,
  subscriptionInInventory as subscription,
} from "../testing/inventory-builders";
import { moduleOverviews } from "./module-overview";

const { priceBook } = readTariffFiles();
const day = localDate;
const asOf = day("2026-11-21");

describe("the contents of a module and what is billed for it per month", () => {
  test("ten Pro, one of them with unlimited calls: 10 × 7,50 + 5,00 + 5,50", () => {
    const profiles = Array.from({ length: 10 }, (_, at) => profile({ id: `p${String(at)}` }));
    const [module, ...others] = moduleOverviews(
      inventoryOf(profiles, [
        ...profiles.map(({ id }) => subscription({ id: `s-${id}`, profileId: id })),
        subscription({ id: "centrale", kind: "group-option", productCode: "VOICE_CENTRALE" }),
        subscription({ id: "nl", kind: "option", productCode: "VOICE_UNLIMITED_NL", profileId: "p0" }),
      ]),
      priceBook,
      asOf,
    );
    expect(others).toEqual([]);
    expect(module).toMatchObject({ category: "voice", monthlyCents: 8550 });
    expect(module?.profiles).toHaveLength(10);
    expect(module?.profiles[0]).toMatchObject({
      code: "VOICE_PROFILE_PRO",
      name: "KPN EEN Connext Pro",
      monthlyCents: 750,
      nextPrice: null,
      options: [{ code: "VOICE_UNLIMITED_NL", monthlyCents: 550, billedUntil: null }],
    });
    expect(module?.groupOptions).toMatchObject([{ code: "VOICE_CENTRALE", monthlyCents: 500 }]);
  });

  test("R4.1 a removed user stays listed, with the amount, until the last billed day", () => {
    const ended = { activeUntil: day("2026-11-20") };
    const inventory = inventoryOf(
      [profile({ ...ended }), profile({ id: "p2" })],
      [subscription({ ...ended, billedUntil: day("2026-12-31") }), subscription({ id: "s2", profileId: "p2" })],
    );
    const [november] = moduleOverviews(inventory, priceBook, asOf);
    expect(november?.monthlyCents).toBe(1500);
    expect(november?.profiles[0]).toMatchObject({
      activeUntil: "2026-11-20",
      billedUntil: "2026-12-31",
      monthlyCents: 750,
    });
    const [january] = moduleOverviews(inventory, priceBook, day("2027-01-01"));
    expect(january?.monthlyCents).toBe(750);
    expect(january?.profiles.map(({ profileId }) => profileId)).toEqual(["p2"]);
  });

  test("R4.1 a downgraded user has the new product at the old price, and the day of the new one", () => {
    const [module] = moduleOverviews(
      inventoryOf(
        [profile({ productCode: "VOICE_PROFILE_PLUS" })],
        [
          subscription({
            id: "plus",
            productCode: "VOICE_PROFILE_PLUS",
            activeFrom: asOf,
            billedFrom: day("2027-01-01"),
          }),
          subscription({ id: "pro", activeUntil: asOf, billedUntil: day("2026-12-31") }),
        ],
      ),
      priceBook,
      asOf,
    );
    expect(module?.profiles[0]).toMatchObject({
      code: "VOICE_PROFILE_PLUS",
      monthlyCents: 750,
      activeUntil: null,
      billedUntil: null,
      nextPrice: { from: "2027-01-01", monthlyCents: 450 },
    });
    expect(module?.monthlyCents).toBe(750);
  });

  test("R4.2 an option that its exclusive partner replaces today is not counted twice", () => {
    const [module] = moduleOverviews(
      inventoryOf(
        [profile()],
        [
          subscription(),
          subscription({
            id: "old",
            kind: "option",
            productCode: "VOICE_RECORDING_90D",
            activeUntil: asOf,
            billedUntil: day("2026-11-20"),
          }),
          subscription({
            id: "new",
            kind: "option",
            productCode: "VOICE_RECORDING_7Y",
            activeFrom: asOf,
            billedFrom: asOf,
          }),
        ],
      ),
      priceBook,
      asOf,
    );
    expect(module?.monthlyCents).toBe(750 + 3500);
  });

  test("R1.6 what is not delivered yet is in no module", () => {
    const notYet = { activeFrom: null, billedFrom: null };
    expect(moduleOverviews(inventoryOf([profile(notYet)], [subscription(notYet)]), priceBook, asOf)).toEqual([]);
    const later = { activeFrom: day("2026-11-22"), billedFrom: day("2026-11-22") };
    expect(moduleOverviews(inventoryOf([profile(later)], [subscription(later)]), priceBook, asOf)).toEqual([]);
  });

  test("R4.6 a month has the prices of its first day; a product that came later, those of the day", () => {
    const pro = priceBook[0]?.products.get("VOICE_PROFILE_PRO");
    if (!pro) throw new Error("Pro is on the price list");
    const midMonth = withProducts(priceBook, [
      { ...pro, monthlyCents: 800 },
      { ...pro, code: "VOICE_NEW", monthlyCents: 123 },
    ]).map((list) => ({ ...list, validFrom: day("2026-11-15") }));
    const inventory = inventoryOf(
      [profile()],
      [subscription(), subscription({ id: "new", kind: "option", productCode: "VOICE_NEW" })],
    );
    const monthly = (on: string) => moduleOverviews(inventory, [...priceBook, ...midMonth], day(on))[0]?.monthlyCents;
    expect(monthly("2026-11-21")).toBe(750 + 123);
    expect(monthly("2026-12-01")).toBe(800 + 123);
  });

  test("modules come in the order of the contract, numbers with their range", () => {
    const modules = moduleOverviews(
      inventoryOf(
        [profile({ category: "tv", productCode: "TV_PROFILE" })],
        [
          subscription({ category: "tv", productCode: "TV_PROFILE" }),
          subscription({
            id: "n1",
            kind: "number",
            productCode: "NUM_BLOCK_10_NL",
            numbers: { first: "+31201234560", last: "+31201234569" },
          }),
        ],
      ),
      priceBook,
      asOf,
    );
    expect(modules.map(({ category, monthlyCents }) => [category, monthlyCents])).toEqual([
      ["voice", 250],
      ["tv", 1750],
    ]);
    expect(modules[0]?.numbers).toMatchObject([
      { numberId: "n1", numbers: { first: "+31201234560", last: "+31201234569" }, monthlyCents: 250 },
    ]);
  });
});
