import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { expansionCents, priceListOn, productInUseOn, withProducts, type Product } from "./catalogue";
import { rulePackOn, type RulePack } from "./rule-pack";

const product = (code: string, monthlyCents: number, more: Partial<Product> = {}): Product => ({
  code,
  name: code,
  category: "voice",
  scope: "profile",
  monthlyCents,
  firstInstallCents: 1500,
  expansionCents: null,
  oneTimeBasis: "per_unit",
  profileRule: "",
  countries: [],
  source: "demo",
  ...more,
});
const list = (validFrom: string, ...products: Product[]) => ({
  validFrom: localDate(validFrom),
  products: new Map(products.map((each) => [each.code, each])),
});
const book = [list("2020-01-01", product("A", 100), product("B", 200)), list("2026-01-01", product("A", 110))];

describe("R4.6 prices are dated", () => {
  test.each([
    { on: "2020-01-01", cents: 100 },
    { on: "2025-12-31", cents: 100 },
    { on: "2026-01-01", cents: 110 },
    { on: "2040-06-01", cents: 110 },
  ])("on $on", ({ on, cents }) => {
    expect(priceListOn(book, localDate(on)).products.get("A")?.monthlyCents).toBe(cents);
  });
  test("before the first list there are no prices", () => {
    expect(() => priceListOn(book, localDate("2019-12-31"))).toThrow(RangeError);
    expect(() => rulePackOn([], localDate("2026-01-01"))).toThrow(RangeError);
  });
  test("a product that is no longer sold keeps its last price for its users", () => {
    expect(productInUseOn(book, "B", localDate("2026-05-01"))?.monthlyCents).toBe(200);
    expect(productInUseOn(book, "A", localDate("2026-05-01"))?.monthlyCents).toBe(110);
    expect(productInUseOn(book, "A", localDate("2019-05-01"))).toBeNull();
    expect(productInUseOn(book, "C", localDate("2026-05-01"))).toBeNull();
  });
  test("rule packs go by date as well", () => {
    const packs = ["2020-01-01", "2026-01-01"].map((day) => ({ validFrom: localDate(day) }) as RulePack);
    expect(rulePackOn(packs, localDate("2025-12-31"))).toBe(packs[0]);
    expect(rulePackOn(packs, localDate("2026-01-01"))).toBe(packs[1]);
  });
});

describe("R4.3 the amount of an expansion", () => {
  test.each([
    { expansion: null, cents: 1500, because: "empty: the first installation" },
    { expansion: 900, cents: 900, because: "its own" },
    { expansion: 0, cents: 0, because: "zero is an amount" },
  ])("$because", ({ expansion, cents }) => {
    expect(expansionCents(product("A", 100, { expansionCents: expansion }))).toBe(cents);
  });
});

describe("other products in a book", () => {
  test("replace those with the same code, in every list, and leave the book as it was", () => {
    const changed = withProducts(book, [product("A", 1), product("C", 3)]);
    expect(
      changed.map(({ products }) => [...products.values()].map(({ code, monthlyCents }) => [code, monthlyCents])),
    ).toEqual([
      [
        ["A", 1],
        ["B", 200],
        ["C", 3],
      ],
      [
        ["A", 1],
        ["C", 3],
      ],
    ]);
    expect(book[0]?.products.get("A")?.monthlyCents).toBe(100);
    expect(withProducts(book, [])).toBe(book);
  });
});
