import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { conversionBilling } from "./conversion-effects";

describe("R4.1, R4.4 how billing goes over from one product to the next", () => {
  test.each([
    {
      because: "an upgrade bills the difference of the days that are left, and its price from next month",
      given: { executedOn: "2026-11-24", oldBilledFrom: "2025-03-01", acceptedUntil: null, differenceCents: 300 },
      billing: ["2026-11-30", "2026-12-01", "2026-11-24/2026-11-30 70"],
    },
    {
      because: "on the last day of a month one day is left",
      given: { executedOn: "2027-02-28", oldBilledFrom: "2025-03-01", acceptedUntil: null, differenceCents: 300 },
      billing: ["2027-02-28", "2027-03-01", "2027-02-28/2027-02-28 11"],
    },
    {
      because: "what was added this month is billed at its old price to the end of it, plus the difference",
      given: { executedOn: "2026-11-24", oldBilledFrom: "2026-11-10", acceptedUntil: null, differenceCents: 300 },
      billing: ["2026-11-30", "2026-12-01", "2026-11-24/2026-11-30 70"],
    },
    {
      because: "an equal price has no difference",
      given: { executedOn: "2026-11-24", oldBilledFrom: "2025-03-01", acceptedUntil: null, differenceCents: 0 },
      billing: ["2026-11-30", "2026-12-01", null],
    },
    {
      because: "a downgrade keeps the old price until the accepted day",
      given: {
        executedOn: "2026-11-23",
        oldBilledFrom: "2025-03-01",
        acceptedUntil: "2026-12-31",
        differenceCents: -300,
      },
      billing: ["2026-12-31", "2027-01-01", null],
    },
    {
      because: "a downgrade that comes late changes nothing about that day",
      given: {
        executedOn: "2027-02-03",
        oldBilledFrom: "2025-03-01",
        acceptedUntil: "2026-12-31",
        differenceCents: -300,
      },
      billing: ["2026-12-31", "2027-01-01", null],
    },
    {
      because: "an upgrade while an earlier downgrade still bills the price before it adds nothing in those months",
      given: { executedOn: "2026-11-25", oldBilledFrom: "2027-01-01", acceptedUntil: null, differenceCents: 300 },
      billing: ["2026-12-31", "2027-01-01", null],
    },
  ])("$because", ({ given, billing }) => {
    const { oldUntil, newFrom, firstPart } = conversionBilling({
      executedOn: localDate(given.executedOn),
      oldBilledFrom: localDate(given.oldBilledFrom),
      acceptedUntil: given.acceptedUntil === null ? null : localDate(given.acceptedUntil),
      differenceCents: given.differenceCents,
    });
    const part = firstPart && `${firstPart.from}/${firstPart.until} ${String(firstPart.cents)}`;
    expect([oldUntil, newFrom, part]).toEqual(billing);
  });
});
