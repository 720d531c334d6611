import { describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { USAGE_CATEGORIES } from "../domain/usage-record";
import { FIXED, MOBILE, testRater, UNLIMITED_NL } from "./test-rater";
import { generateUsage } from "./usage-generator";

const users = [
  { e164: FIXED, category: "voice" as const },
  { e164: UNLIMITED_NL, category: "voice" as const },
  { e164: MOBILE, category: "mobile" as const },
];
const plan = { seed: 5, month: billingPeriod("2026-10"), users, recordsPerUser: 700, recordPrefix: "test" };
const lines = [...generateUsage(plan)].slice(1);

describe("generated usage", () => {
  test("is the same for the same seed, and different for another", () => {
    expect([...generateUsage(plan)].slice(1)).toEqual(lines);
    expect([...generateUsage({ ...plan, seed: 4 })].slice(1)).not.toEqual(lines);
  });

  test("has about as many records as asked for, each with its own id, in order of time", () => {
    expect(lines.length).toBeGreaterThan(1_900);
    expect(lines.length).toBeLessThan(2_300);
    expect(new Set(lines.map((line) => line.split(",")[0])).size).toBe(lines.length);
    const instants = lines.map((line) => Date.parse(line.split(",")[2] ?? ""));
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });

  test("keeps to its month in Amsterdam, and ends on the given day", () => {
    expect(new Set(lines.map((line) => line.split(",")[2]?.slice(0, 7)))).toEqual(new Set(["2026-10"]));
    const half = [...generateUsage({ ...plan, until: localDate("2026-10-14") })].slice(1);
    expect(half).toEqual(lines.slice(0, half.length));
    expect(half.at(-1)).toContain("2026-10-14");
  });

  test("writes the Amsterdam offset of each day", () => {
    expect(lines[0]).toContain("+02:00");
    expect(lines.at(-1)).toContain("+01:00");
  });

  test("has every category, some without a tariff, and nothing that is rejected", () => {
    const rate = testRater();
    const ratings = lines.map((line) => {
      const [recordId = "", type = "", startedAt = "", durationSeconds = "", from = "", to = ""] = line.split(",");
      const [, , , , , , direction = "", roamingCountry = "", units = "", serviceChargeCents = ""] = line.split(",");
      return rate({
        recordId,
        type,
        startedAt,
        durationSeconds,
        from,
        to,
        direction,
        roamingCountry,
        units,
        serviceChargeCents,
      });
    });
    expect(ratings.filter(({ status }) => status === "rejected")).toEqual([]);
    expect(ratings.filter(({ status }) => status === "unrated").length).toBeGreaterThan(0);
    const categories = new Set(ratings.map((rating) => (rating.status === "rejected" ? null : rating.category)));
    expect(categories).toEqual(new Set(USAGE_CATEGORIES));
  });
});
