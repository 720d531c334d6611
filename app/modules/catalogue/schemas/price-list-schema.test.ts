import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { parsePriceList } from "./price-list-schema";

const DAY = localDate("2026-01-01");
const row = {
  code: "VOICE_X",
  name: "X",
  category: "voice",
  scope: "profile",
  monthly_eur: "7.50",
  first_install_eur: "15.00",
  expansion_eur: "",
  one_time_basis: "per_unit",
  profile_rule: "",
  source: "demo",
};
const number = { code: "NUM_X", name: "N", monthly_eur: "1.00", one_time_eur: "100.00", countries: "NL BE" };

describe("the rows of a price list", () => {
  test("become products in cents, numbers after products, an empty expansion amount as none", () => {
    const { products } = parsePriceList(DAY, [row], [number]);
    expect([...products.values()]).toEqual([
      {
        code: "VOICE_X",
        name: "X",
        category: "voice",
        scope: "profile",
        monthlyCents: 750,
        firstInstallCents: 1500,
        expansionCents: null,
        oneTimeBasis: "per_unit",
        profileRule: "",
        countries: [],
        source: "demo",
      },
      {
        code: "NUM_X",
        name: "N",
        category: "voice",
        scope: "number",
        monthlyCents: 100,
        firstInstallCents: 10_000,
        expansionCents: 10_000,
        oneTimeBasis: "per_unit",
        profileRule: "",
        countries: ["NL", "BE"],
        source: "price-list",
      },
    ]);
  });
  test.each([
    { because: "a comma in an amount", rows: [{ ...row, monthly_eur: "7,50" }] },
    { because: "no amount", rows: [{ ...row, monthly_eur: "" }] },
    { because: "a price below zero", rows: [{ ...row, monthly_eur: "-1.00" }] },
    { because: "a third decimal", rows: [{ ...row, first_install_eur: "1.005" }] },
    { because: "an unknown category", rows: [{ ...row, category: "fax" }] },
    { because: "an unknown scope", rows: [{ ...row, scope: "thing" }] },
    { because: "a missing column", rows: [{ ...row, profile_rule: undefined }] },
    { because: "a code that comes twice", rows: [row, row] },
  ])("are refused for $because", ({ rows }) => {
    expect(() => parsePriceList(DAY, rows, [])).toThrow();
  });
  test("a number has countries", () => {
    expect(() => parsePriceList(DAY, [], [{ ...number, countries: "" }])).toThrow();
    expect(() => parsePriceList(DAY, [], [{ ...number, countries: "Holland" }])).toThrow();
  });
});
