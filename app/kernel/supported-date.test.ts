import { describe, expect, test } from "vitest";

import { isSupportedDay, isSupportedMonth, isSupportedYear } from "./supported-date";

describe("a day or a month that is asked for lies in the years 2000–2199", () => {
  test.each([
    { month: "2000-01", isOne: true },
    { month: "2199-12", isOne: true },
    { month: "1999-12", isOne: false },
    { month: "2200-01", isOne: false },
    { month: "0000-01", isOne: false },
    { month: "0001-01", isOne: false },
    { month: "9999-11", isOne: false },
    { month: "9999-12", isOne: false },
    { month: "10000-01", isOne: false },
    { month: "-001-01", isOne: false },
    { month: "2026-00", isOne: false },
    { month: "2026-13", isOne: false },
    { month: "2026-1", isOne: false },
    { month: " 2026-01", isOne: false },
    { month: "2026-01\n", isOne: false },
    { month: "", isOne: false },
    { month: null, isOne: false },
  ])("$month: $isOne", ({ month, isOne }) => {
    expect(isSupportedMonth(month)).toBe(isOne);
    expect(isSupportedDay(month === null ? null : `${month}-28`)).toBe(isOne);
  });

  test("a day exists in the calendar", () => {
    expect(["2024-02-29", "2100-02-29", "2026-02-29", "2026-04-31"].map(isSupportedDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([1999, 2000, 2199, 2200, 2026.5, Number.NaN].map(isSupportedYear)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
