import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";

import { readCsvRows } from "~/platform/csv/csv-rows.server";
import { exampleNumbersFile } from "../../testing/example-numbers";
import { FIXED, testRater } from "../../testing/test-rater";

const rate = testRater();
const TARIFFS = "prisma/tariffs/2020-01-01";

/** The price list, read without the product's own reader: micro-euros by zone, the highest of a range. */
const rates = new Map(
  readCsvRows(`${TARIFFS}/call-rates.csv`).map((row) => [
    row["zone"] ?? "",
    { start: micro(row["start_eur"]), fixed: micro(row["fixed_max_eur"]), mobile: micro(row["mobile_max_eur"]) },
  ]),
);
const zones = new Map(readCsvRows(`${TARIFFS}/zones.csv`).map((row) => [row["country"] ?? "", row["zone"] ?? ""]));

function micro(euros = ""): bigint {
  const [whole = "", cents = ""] = euros.split(".");
  return BigInt(whole) * 1_000_000n + BigInt(cents.padEnd(6, "0"));
}

function expected(zone: string, kind: "fixed" | "mobile", minutes: number) {
  const { start, [kind]: perMinute } = rates.get(zone) ?? { start: 0n, fixed: 0n, mobile: 0n };
  const microEuros = start + BigInt(minutes) * perMinute;
  return { zone, chargeMicroEuros: Number(microEuros), chargeCents: Number((microEuros + 9_999n) / 10_000n) };
}

describe("R6.4 each zone has its rate, fixed and mobile", () => {
  test.each([
    { zone: "NL", kind: "fixed", to: "+31301234567" },
    { zone: "NL", kind: "mobile", to: "+31612345678" },
    { zone: "Z1", kind: "fixed", to: "+493012345678" },
    { zone: "Z1", kind: "mobile", to: "+4915112345678" },
    { zone: "Z2", kind: "fixed", to: "+61261234567" },
    { zone: "Z2", kind: "mobile", to: "+61412345678" },
    { zone: "Z3", kind: "fixed", to: "+902123456789" },
    { zone: "Z3", kind: "mobile", to: "+905012345678" },
    { zone: "Z4", kind: "fixed", to: "+551123456789" },
    { zone: "Z4", kind: "mobile", to: "+5511961234567" },
    { zone: "Z5", kind: "fixed", to: "+917410410123" },
    { zone: "Z5", kind: "mobile", to: "+918123456789" },
    { zone: "Z6", kind: "fixed", to: "+870773111632" },
    { zone: "Z6", kind: "mobile", to: "+881612345678" },
  ] as const)("$zone $kind: exactly start and rate for each of 1 to 600 minutes", ({ zone, kind, to }) => {
    for (let minutes = 1; minutes <= 600; minutes += 1) {
      expect(rate({ to, durationSeconds: minutes * 60 - 30 })).toMatchObject(expected(zone, kind, minutes));
    }
  });

  test("all zones of the price list are covered", () => {
    expect([...rates.keys()]).toEqual(["NL", "Z1", "Z2", "Z3", "Z4", "Z5", "Z6"]);
  });
});

describe("R6.4 a number of every territory", () => {
  const rows = readCsvRows(exampleNumbersFile());
  const abroad = rows.filter((row) => row["calling_code"] !== "31");
  const of = (...types: string[]) => abroad.filter((row) => types.includes(row["libphonenumber_js_type"] ?? ""));

  test.each([
    { kind: "fixed" as const, numbers: of("FIXED_LINE", "FIXED_LINE_OR_MOBILE"), atLeast: 240 },
    { kind: "mobile" as const, numbers: of("MOBILE"), atLeast: 230 },
  ])("$kind numbers cost the rate of their country's zone", ({ kind, numbers, atLeast }) => {
    expect(numbers.length).toBeGreaterThanOrEqual(atLeast);
    for (const { calling_code: code = "", e164 = "" } of numbers) {
      // A full parse assigns some examples of a shared calling code to another territory.
      const region = parsePhoneNumberFromString(e164)?.country ?? "";
      const satellite = ["870", "881", "882", "883"].includes(code);
      const zone = zones.get(satellite ? "satellite" : region) ?? zones.get("*") ?? "";
      expect({ e164, rating: rate({ from: FIXED, to: e164, durationSeconds: 185 }) }).toMatchObject({
        e164,
        rating: { category: "international", status: "rated", minutes: 4, ...expected(zone, kind, 4) },
      });
    }
  });

  test("premium numbers are unrated", () => {
    const numbers = of("PREMIUM_RATE");
    expect(numbers.length).toBeGreaterThan(100);
    for (const { e164 = "" } of numbers) {
      expect({ e164, rating: rate({ to: e164 }) }).toMatchObject({
        e164,
        rating: { status: "unrated", reason: "foreign-premium" },
      });
    }
  });
});
