import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addPeriods, billingPeriod, firstDayOf, lastDayOf } from "~/kernel/billing-period";
import { addDays, localDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { aPriceBook, aProduct, aSubscription, somePrices } from "../testing/billable-builders";
import { billSubscription } from "./subscription-parts";

const december = billingPeriod("2026-12");

describe("R4.4 the first part of a month goes by days, each rounded on its own", () => {
  test.each([
    { code: "VOICE_PROFILE_PRO", from: "2026-11-10", cents: 525, because: "750 × 21/30" },
    { code: "VOICE_CENTRALE", from: "2026-11-10", cents: 350, because: "500 × 21/30" },
    { code: "VOICE_UNLIMITED_NL", from: "2026-10-12", cents: 355, because: "550 × 20/31 = 354,8" },
    { code: "VOICE_PROFILE_PLUS", from: "2026-10-12", cents: 290, because: "450 × 20/31 = 290,3" },
    { code: "VOICE_DESKTOP_BASIS", from: "2026-11-25", cents: 5, because: "25 × 6/30" },
    { code: "VOICE_DESKTOP_BASIS", from: "2026-11-13", cents: 15, because: "25 × 18/30" },
    { code: "VOICE_DESKTOP_BASIS", from: "2026-11-16", cents: 13, because: "25 × 15/30 = 12,5 goes up" },
    { code: "MOBILE_PROFILE_BASIS", from: "2027-02-28", cents: 71, because: "1999 × 1/28 = 71,4" },
    { code: "MOBILE_PROFILE_BASIS", from: "2028-02-28", cents: 138, because: "1999 × 2/29 = 137,9 in a leap year" },
    { code: "VOICE_PROFILE_PRO", from: "2026-11-30", cents: 25, because: "the first day is billed" },
    { code: "VOICE_PROFILE_PRO", from: "2026-11-01", cents: 750, because: "a whole month is the monthly price" },
  ])("$code from $from costs $cents: $because", ({ code, from, cents }) => {
    const billedFrom = localDate(from);
    const period = addPeriods(billingPeriod(from.slice(0, 7)), 1);
    const { parts } = billSubscription(aSubscription({ productCode: code, billedFrom }), period, somePrices);
    expect(parts[0]?.unitCents).toBe(cents);
    expect(parts[0]?.fromOn).toBe(billedFrom);
    expect(parts[1]?.fromOn).toBe(firstDayOf(period));
  });
});

describe("R7.1 an invoice bills the coming month in advance and what earlier days still miss", () => {
  const pro = { code: "VOICE_PROFILE_PRO" };
  test.each([
    {
      from: "2026-11-10",
      until: null,
      invoiced: null,
      parts: ["2026-11-10/2026-11-30 525", "2026-12-01/2026-12-31 750"],
    },
    { from: "2025-03-01", until: null, invoiced: "2026-11-30", parts: ["2026-12-01/2026-12-31 750"] },
    { from: "2026-12-01", until: null, invoiced: null, parts: [] },
    { from: "2026-12-15", until: null, invoiced: null, parts: [] },
    { from: "2025-03-01", until: "2026-12-31", invoiced: "2026-11-30", parts: ["2026-12-01/2026-12-31 750"] },
    { from: "2025-03-01", until: "2026-11-30", invoiced: "2026-11-30", parts: [] },
    { from: "2025-03-01", until: null, invoiced: "2026-12-31", parts: [] },
    { from: "2026-10-20", until: "2026-10-25", invoiced: null, parts: ["2026-10-20/2026-10-25 145"] },
    { from: "2026-11-10", until: "2026-11-09", invoiced: null, parts: [] },
    {
      from: "2025-03-01",
      until: null,
      invoiced: "2026-10-31",
      parts: ["2026-11-01/2026-11-30 750", "2026-12-01/2026-12-31 750"],
    },
  ])("$from … $until, invoiced to $invoiced → $parts", ({ from, until, invoiced, parts }) => {
    const subscription = aSubscription({
      productCode: pro.code,
      billedFrom: localDate(from),
      billedUntil: until === null ? null : localDate(until),
      invoicedUntil: invoiced === null ? null : localDate(invoiced),
    });
    const billed = billSubscription(subscription, december, somePrices);
    expect(billed.parts.map((part) => `${part.fromOn}/${part.untilOn} ${String(part.unitCents)}`)).toEqual(parts);
  });

  test("R4.2 what was invoiced beyond the last billed day is given back as a credit of the request that ended it", () => {
    const replaced = aSubscription({
      billedUntil: localDate("2026-11-17"),
      invoicedUntil: localDate("2026-11-30"),
      closedByRequestId: "r9",
    });
    const { parts, invoicedUntil } = billSubscription(replaced, december, somePrices);
    expect(parts).toMatchObject([
      { kind: "credit", fromOn: "2026-11-18", untilOn: "2026-11-30", unitCents: -325, changeRequestId: "r9" },
    ]);
    expect(invoicedUntil).toBe("2026-11-17");
  });

  test.each([
    {
      because: "an upgrade of November is billed whole from December",
      activeFrom: "2026-11-15",
      billedFrom: "2026-12-01",
      cents: [750],
    },
    {
      because: "a downgrade of November follows in January",
      activeFrom: "2026-11-12",
      billedFrom: "2027-01-01",
      cents: [],
    },
    {
      because: "what is converted on the first of December waits, whatever the hour of the run",
      activeFrom: "2026-12-01",
      billedFrom: "2027-01-01",
      cents: [],
    },
    {
      because: "a downgrade that came late was cheaper since its accepted day",
      activeFrom: "2026-11-20",
      billedFrom: "2026-11-01",
      cents: [750, 750],
    },
  ])(
    "R7.1 the first month of a new price is on that month's invoice: $because",
    ({ activeFrom, billedFrom, cents }) => {
      const next = aSubscription({ activeFrom: localDate(activeFrom), billedFrom: localDate(billedFrom) });
      const { parts } = billSubscription(next, december, somePrices);
      expect(parts.map(({ unitCents }) => unitCents)).toEqual(cents);
    },
  );

  test("a request leads to its first part, and to no later month", () => {
    const added = aSubscription({ billedFrom: localDate("2026-11-10"), openedByRequestId: "r1" });
    const { parts } = billSubscription(added, december, somePrices);
    expect(parts.map((part) => part.changeRequestId)).toEqual(["r1", null]);
  });
});

describe("R4.6 a month is priced by the list in force on its first day", () => {
  const dearer = aPriceBook(
    { validFrom: "2020-01-01", products: [aProduct("VOICE_PROFILE_PRO", 750)] },
    { validFrom: "2026-11-15", products: [aProduct("VOICE_PROFILE_PRO", 999), aProduct("VOICE_NEW", 300)] },
  );

  test("a new list halfway November prices December, not the rest of November", () => {
    const { parts } = billSubscription(aSubscription({ billedFrom: localDate("2026-11-20") }), december, dearer);
    expect(parts.map((part) => part.unitCents)).toEqual([275, 999]);
  });

  test("a product that came on the list during its first month has the price of that list", () => {
    const fresh = aSubscription({ productCode: "VOICE_NEW", billedFrom: localDate("2026-11-16") });
    expect(billSubscription(fresh, december, dearer).parts.map((part) => part.unitCents)).toEqual([150, 300]);
  });

  test("a product without a price stops the invoice", () => {
    expect(() => billSubscription(aSubscription({ productCode: "NONE" }), december, dearer)).toThrow("NONE");
  });
});

describe("R4.4 whatever invoices come in between, a month's total is the prorated amount of its billed days", () => {
  test("billing in any steps, with an end that becomes known late, costs the same as billing at once", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.option(fc.integer({ min: -1, max: 300 }), { nil: null }),
        fc.integer({ min: 0, max: 12 }),
        fc.constantFrom("VOICE_PROFILE_PRO", "VOICE_DESKTOP_BASIS", "MOBILE_PROFILE_BASIS"),
        (startsAfter, lasts, endKnownAt, productCode) => {
          const billedFrom = addDays(localDate("2026-01-01"), startsAfter);
          const billedUntil = lasts === null ? null : addDays(billedFrom, lasts);
          const subscription = aSubscription({ billedFrom, billedUntil, productCode });
          const last = billingPeriod("2027-02");
          const atOnce = billSubscription(subscription, last, somePrices);

          let invoicedUntil = subscription.invoicedUntil;
          let stepByStep = 0;
          for (let month = 0; month <= 13; month += 1) {
            const period = addPeriods(billingPeriod("2026-01"), month);
            const known = { ...subscription, invoicedUntil, billedUntil: month < endKnownAt ? null : billedUntil };
            const billed = billSubscription(known, period, somePrices);
            stepByStep += sum(billed.parts.map((part) => part.unitCents));
            invoicedUntil = billed.invoicedUntil;
          }
          expect(stepByStep).toBe(sum(atOnce.parts.map((part) => part.unitCents)));
          expect(lastDayOf(last) >= (invoicedUntil ?? billedFrom)).toBe(true);
        },
      ),
    );
  });
});
