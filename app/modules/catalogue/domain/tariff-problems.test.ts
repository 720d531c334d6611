import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { duplicateCodes, tariffProblems } from "./tariff-problems";

const { priceBook, rulePacks } = readTariffFiles();
const [list] = priceBook;
const [pack] = rulePacks;
if (!list || !pack) throw new Error("no tariffs");
const from = <T extends object>(item: T, day: string) => ({ ...item, validFrom: localDate(day) });

describe("tariffs as a whole", () => {
  test.each([
    { because: "as they are", book: priceBook, packs: rulePacks, problems: [] },
    {
      because: "a later list and a later pack",
      book: [list, from(list, "2026-01-01")],
      packs: [pack, from(pack, "2026-07-01")],
      problems: [],
    },
    { because: "no prices", book: [], packs: rulePacks, problems: ["There is no price list"] },
    { because: "no rules", book: priceBook, packs: [], problems: ["There is no rule pack"] },
    {
      because: "an overlap",
      book: [list, list],
      packs: [pack],
      problems: ["Two price lists are in force from 2020-01-01"],
    },
    {
      because: "out of order",
      book: priceBook,
      packs: [from(pack, "2026-01-01"), pack],
      problems: [
        "The rule pack of 2020-01-01 stands after that of 2026-01-01",
        "From 2020-01-01 there are prices, but no rule pack until 2026-01-01",
      ],
    },
    {
      because: "a gap in the rules",
      book: priceBook,
      packs: [from(pack, "2020-02-01")],
      problems: ["From 2020-01-01 there are prices, but no rule pack until 2020-02-01"],
    },
    {
      because: "a gap in the prices",
      book: [from(list, "2020-02-01")],
      packs: [pack],
      problems: ["From 2020-01-01 there are rules, but no price list until 2020-02-01"],
    },
    {
      because: "a rule about a product without a price",
      book: priceBook,
      packs: [{ ...pack, fit: { ...pack.fit, phoneProductCode: "PHONE" } }],
      problems: ["The rule pack of 2020-01-01 names PHONE, which the price list lacks"],
    },
  ])("$because", ({ book, packs, problems }) => {
    expect(tariffProblems(book, packs)).toEqual(problems);
  });
  test("codes that come twice", () => {
    expect(duplicateCodes([{ code: "A" }, { code: "B" }, { code: "A" }, { code: "A" }])).toEqual(["A"]);
  });
});
