import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { readCsvRows } from "~/platform/csv/csv-rows.server";
import { FIXED, ON_NET, rateSheetFrom, testRater, UNLIMITED_EU, UNLIMITED_NL } from "../../testing/test-rater";
import { callOptionsOn, optionCalls } from "./option-calls";

const october = localDate("2026-10-01");
const sheet = rateSheetFrom(localDate("2020-01-01"));
const { nationalBundle, euNaBundle } = sheet.policy;

describe("what an option for unlimited calls includes", () => {
  test("R6.3 R6.5 is what rating charges without the option and not with it, for every example number of the world", () => {
    const file = join(import.meta.dirname, "../../testing/libphonenumber-examples/example-numbers.csv");
    const examples = (readCsvRows(file) as { readonly e164: string }[]).filter(({ e164 }) => e164 !== ON_NET);
    const rate = testRater();
    const included = optionCalls([sheet], october, october);
    let spared = 0;
    for (const { e164 } of examples) {
      const without = rate({ from: FIXED, to: e164, durationSeconds: "61" });
      if (without.status !== "rated") continue;
      for (const [option, from] of [
        [nationalBundle, UNLIMITED_NL],
        [euNaBundle, UNLIMITED_EU],
      ] as const) {
        const isIncluded = rate({ from, to: e164, durationSeconds: "61" }).status === "included";
        const isCounted = included.some(
          (each) =>
            each.option === option &&
            each.category === without.category &&
            each.destinations.includes(without.destination),
        );
        expect(isCounted, `${e164} ${option}`).toBe(isIncluded);
        spared += isIncluded ? 1 : 0;
      }
    }
    expect(spared).toBeGreaterThan(50);
  });

  test("a destination counts for a month when every rate sheet of it includes it", () => {
    const without = rateSheetFrom(localDate("2026-10-15"), {
      destinations: sheet.destinations.map((each) =>
        each.country === "BE" ? { ...each, isInEuNaBundle: false } : each,
      ),
    });
    const found = optionCalls([sheet, without], localDate("2026-09-01"), localDate("2026-11-01"));
    const belgium = found.filter(({ destinations }) => destinations.includes("BE"));
    expect(belgium.map(({ option, month }) => [option, month])).toEqual([[euNaBundle, "2026-09-01"]]);
    const france = found.filter(({ destinations }) => destinations.includes("FR"));
    expect(france.map(({ month }) => month)).toEqual(["2026-09-01", "2026-10-01", "2026-11-01"]);
  });

  test("are those of the sheet in force, and none before the first", () => {
    expect(callOptionsOn([sheet], october)).toEqual([nationalBundle, euNaBundle]);
    expect(callOptionsOn([sheet], localDate("2019-12-31"))).toEqual([]);
    expect(optionCalls([sheet], localDate("2019-11-01"), localDate("2019-12-01"))).toEqual([]);
  });
});
