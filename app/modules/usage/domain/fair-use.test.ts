import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { fairUseOf, fairUseReport } from "./fair-use";

const policy = { minutesPerUserPerMonth: 3_000 };
const month = localDate("2026-10-01");

describe("R6.3 fair use", () => {
  test("the norm is 3,000 minutes per user and month, in every rule pack", () => {
    const norms = readTariffFiles().rulePacks.map(({ fairUse }) => fairUse.minutesPerUserPerMonth);
    expect(new Set(norms)).toEqual(new Set([3_000]));
  });

  test.each([
    { minutes: 0, percent: 0, standing: "within" },
    { minutes: 2_399, percent: 79, standing: "within" },
    { minutes: 2_400, percent: 80, standing: "near" },
    { minutes: 2_999, percent: 99, standing: "near" },
    { minutes: 3_000, percent: 100, standing: "reached" },
    { minutes: 7_500, percent: 250, standing: "reached" },
  ])("$minutes minutes are $percent%, $standing", ({ minutes, percent, standing }) => {
    expect(fairUseOf(minutes, policy)).toEqual({ minutes, norm: 3_000, percent, standing });
  });

  test("100% is told exactly when the norm is reached, and 80% before it", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 100_000 }), (minutes, norm) => {
        const { percent, standing } = fairUseOf(minutes, { minutesPerUserPerMonth: norm });
        expect(standing === "reached").toBe(percent >= 100);
        expect(standing === "within").toBe(percent < 80);
      }),
    );
  });

  test("a month names who is near, the most minutes first, and the most of all", () => {
    const user = (name: string, minutes: number) => ({ profileId: name, name, minutes });
    const report = fairUseReport(month, [user("a", 10), user("b", 2_500), user("c", 3_100)], policy);
    expect(report?.near.map(({ name }) => name)).toEqual(["c", "b"]);
    expect(report?.most).toBe(3_100);
    expect(fairUseReport(month, [user("a", 10)], policy)?.near).toEqual([]);
    expect(fairUseReport(month, [], policy)).toBeNull();
  });
});
