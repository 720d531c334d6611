import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { readCsvRows } from "~/platform/csv/csv-rows.server";
import { askedDestination } from "../domain/tariffs/asked-destination";
import type { CallPrice } from "../domain/tariffs/call-price";
import { FIXED, MOBILE, rateSheetFrom, testRater, UNLIMITED_EU, UNLIMITED_NL } from "../testing/test-rater";
import { pricesOf } from "./find-call-prices.server";

/** An example that is a number of the tests' own exchange. */
const OWN = "+31851234567";

const sheet = rateSheetFrom(localDate("2020-01-01"));
const pricesTo = (text: string): readonly CallPrice[] => pricesOf(askedDestination(text), sheet);
const short = (text: string): string[] =>
  pricesTo(text).map(({ called, destination, zone, rates, examples }) =>
    [
      destination ?? "-",
      called,
      zone ?? "-",
      rates === null ? "unknown" : `${String(rates.startMicroEuros)}+${String(rates.perMinuteMicroEuros)}`,
      ...examples.map(({ fixedCents }) => String(fixedCents)),
    ].join(" "),
  );

describe("looking up what a call costs", () => {
  test.each([
    {
      typed: "+32 4",
      because: "R6.4 fixed in Liège or mobile",
      found: ["BE fixed Z1 90000+60000 15 39", "BE mobile Z1 90000+270000 36 144"],
    },
    { typed: "+32 475 12 34 56", because: "R6.4 mobile", found: ["BE mobile Z1 90000+270000 36 144"] },
    { typed: "+1 212", because: "R6.4 a number that can be both is fixed", found: ["US fixed Z1 90000+60000 15 39"] },
    { typed: "+870", because: "R6.4 satellite", found: ["satellite fixed Z6 90000+1690000 178 854"] },
    { typed: "+979", because: "R6.6 premium", found: ["- no-tariff - unknown null null"] },
    { typed: "+800", because: "R6.6 free", found: ["- free - 0+0 0 0"] },
    { typed: "0800-0403", because: "R6.6 free", found: ["- free - 0+0 0 0"] },
    { typed: "112", because: "R6.6 free", found: ["- free - 0+0 0 0"] },
    { typed: "0900-1234", because: "R6.3 paid", found: ["NL paid - 100000+200000 30 110"] },
    { typed: "18xy", because: "R6.3 paid", found: ["NL paid - 0+900000 90 450"] },
    { typed: "144", because: "R6.6 without a tariff", found: ["NL no-tariff - unknown null null"] },
    { typed: "020 123 45 67", because: "R6.1 national", found: ["NL fixed NL 60000+60000 12 36"] },
    {
      typed: "Belgie",
      because: "without accents",
      found: ["BE fixed Z1 90000+60000 15 39", "BE mobile Z1 90000+270000 36 144", "BE no-tariff - unknown null null"],
    },
    { typed: "+999", because: "no calling code", found: [] },
    { typed: "Nergenshuizen", because: "no country", found: [] },
  ])("$typed: $because", ({ typed, found }) => {
    expect(short(typed)).toEqual(found);
  });

  test("+7 is two countries in two zones", () => {
    const zones = new Map(pricesTo("+7").map(({ destination, zone }) => [destination, zone]));
    expect(zones.get("RU")).toBe("Z3");
    expect(zones.get("KZ")).toBe("Z5");
  });

  test("R6.3 R6.5 names the option that makes it free", () => {
    expect(pricesTo("020").map(({ includedIn }) => includedIn)).toEqual(["VOICE_UNLIMITED_NL"]);
    expect(new Set(pricesTo("+32 4").map(({ includedIn }) => includedIn))).toEqual(new Set(["VOICE_UNLIMITED_EU_NA"]));
    expect(pricesTo("+44 20").map(({ includedIn }) => includedIn)).toEqual([null]);
    expect(pricesTo("0900").every(({ includedIn }) => includedIn === null)).toBe(true);
  });

  test("a list of a later day is used from that day on", () => {
    const dearer = { ...sheet, zones: sheet.zones.map((zone) => ({ ...zone, startMicroEuros: 500_000 })) };
    const [price] = pricesOf(askedDestination("+32 4"), dearer);
    expect(price?.examples[0]?.fixedCents).toBe(56);
  });

  // Every kind of number that libphonenumber has an example of, priced as rating prices a record of it.
  const examples = readCsvRows(join(import.meta.dirname, "../testing/libphonenumber-examples/example-numbers.csv")) as {
    readonly e164: string;
  }[];
  test("R6 agrees with rating for a call to every example number of the world, with and without an option", () => {
    const rate = testRater();
    expect(examples.length).toBeGreaterThan(500);
    const abroadOrNational = examples.filter(({ e164 }) => e164 !== OWN);
    const wrong = abroadOrNational.filter(({ e164 }) => {
      const prices = pricesTo(e164);
      if (prices.length !== 1) return true;
      const [price] = prices;
      const [one, five] = [60, 300].map((durationSeconds) =>
        rate({ from: FIXED, to: e164, durationSeconds: String(durationSeconds) }),
      );
      const mobile = rate({ from: MOBILE, to: e164, durationSeconds: "60" });
      const option = [UNLIMITED_NL, UNLIMITED_EU].findIndex((from) => rate({ from, to: e164 }).status === "included");
      if (!price || one?.status === "rejected" || five?.status === "rejected" || mobile.status === "rejected")
        return true;
      return (
        one?.chargeCents !== price.examples[0]?.fixedCents ||
        five?.chargeCents !== price.examples[1]?.fixedCents ||
        mobile.chargeCents !== price.examples[0]?.mobileCents ||
        price.includedIn !== ([sheet.policy.nationalBundle, sheet.policy.euNaBundle][option] ?? null)
      );
    });
    expect(wrong).toEqual([]);
  });
});
