import { describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { defaultChoice, periodChoices, periodOfChoice } from "./usage-filter";

const today = localDate("2026-11-24");
const months = ["2026-11", "2026-10", "2026-09", "2025-12"].map(billingPeriod);

describe("the periods to choose from", () => {
  test("are the month so far, months that are over, and their quarters and years, the newest first", () => {
    expect(periodChoices(months, today)).toEqual({
      months: ["to-date", "2026-10", "2026-09", "2025-12"],
      quarters: ["2026-Q4", "2026-Q3", "2025-Q4"],
      years: ["2026", "2025"],
    });
  });

  test.each([
    { choice: "to-date", from: "2026-11-01", until: "2026-11-24" },
    { choice: "2026-02", from: "2026-02-01", until: "2026-02-28" },
    { choice: "2026-Q3", from: "2026-07-01", until: "2026-09-30" },
    { choice: "2026", from: "2026-01-01", until: "2026-12-31" },
  ])("$choice is $from–$until", ({ choice, from, until }) => {
    expect(periodOfChoice(choice, today)?.period).toEqual({ from, until });
  });

  test.each(["", "2026-13", "2026-Q5", "9999", "custom", "2026-10-01"])("%j is not a period", (choice) => {
    expect(periodOfChoice(choice, today)).toBeNull();
  });

  test.each([
    { given: months, choice: "2026-10", because: "the newest month that is over" },
    { given: months.slice(0, 1), choice: "to-date", because: "there is only this month" },
    { given: [], choice: null, because: "there is no usage" },
  ])("$choice by default: $because", ({ given, choice }) => expect(defaultChoice(given, today)).toBe(choice));
});
