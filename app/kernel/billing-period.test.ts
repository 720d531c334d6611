import { describe, expect, test } from "vitest";
import { addPeriods, billingPeriod, firstDayOf, isBillingPeriod, lastDayOf, periodOf } from "./billing-period";
import { localDate } from "./local-date";

describe("a billing period is a calendar month", () => {
  test.each(["2026-13", "2026-1", "2026", "2026-01-01", ""])("%j is not one", (text) => {
    expect(isBillingPeriod(text)).toBe(false);
    expect(() => billingPeriod(text)).toThrow(RangeError);
  });
  test("has a first and a last day", () => {
    const february = billingPeriod("2028-02");
    expect([firstDayOf(february), lastDayOf(february)]).toEqual(["2028-02-01", "2028-02-29"]);
    expect(periodOf(localDate("2028-02-29"))).toBe(february);
  });
  test.each([
    ["2026-12", 1, "2027-01"],
    ["2026-01", -1, "2025-12"],
    ["2026-05", 25, "2028-06"],
  ] as const)("%s + %i = %s", (from, months, to) => {
    expect(addPeriods(billingPeriod(from), months)).toBe(to);
  });
});
