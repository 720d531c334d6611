import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billingPeriod } from "~/kernel/billing-period";
import { addDays, localDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import type { HolidayRule } from "~/kernel/working-days";
import { aCharge, aSubscription, aUser, someRules } from "../testing/billable-builders";
import type { Billable } from "./billable";
import { draftCreditNote } from "./draft-credit-note";
import { draftInvoice } from "./draft-invoice";
import { dueDate } from "./due-date";
import { invoiceNumber } from "./invoice-number";
import { invoiceTotals } from "./invoice-totals";

const period = billingPeriod("2026-12");

const anyUser = fc.option(
  fc.integer({ min: 1, max: 5 }).map((n) => aUser(`p${String(n)}`)),
  { nil: null },
);
const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays(localDate("2026-01-01"), days));
const anySubscription = fc
  .record({
    id: fc.uuid(),
    productCode: fc.constantFrom(
      "VOICE_PROFILE_PRO",
      "VOICE_PROFILE_PLUS",
      "VOICE_UNLIMITED_NL",
      "VOICE_DESKTOP_BASIS",
    ),
    user: anyUser,
    billedFrom: anyDay,
    lasts: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
    invoiced: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
  })
  .map(({ lasts, invoiced, ...rest }) =>
    aSubscription({
      ...rest,
      billedUntil: lasts === null ? null : addDays(rest.billedFrom, lasts),
      invoicedUntil: invoiced === null ? null : addDays(rest.billedFrom, invoiced),
    }),
  );
const anyCharge = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom("one-time" as const, "buy-out" as const, "discount" as const),
    user: anyUser,
    quantity: fc.integer({ min: 1, max: 9 }),
    unitCents: fc.integer({ min: -99_999, max: 999_999 }),
    fromOn: anyDay,
  })
  .map((charge) => aCharge({ ...charge, untilOn: charge.fromOn }));
const anyUsage = fc.record({
  month: fc.constantFrom(billingPeriod("2026-10"), billingPeriod("2026-11")),
  category: fc.constantFrom("voice" as const, "mobile" as const),
  usageCategory: fc.constantFrom("national" as const, "international" as const, "data" as const),
  user: anyUser,
  netCents: fc.integer({ min: 0, max: 99_999 }),
  records: fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
  minutes: fc.constant(3),
  units: fc.constant(0),
});
const anyBillable: fc.Arbitrary<Billable> = fc.record({
  subscriptions: fc.array(anySubscription, { maxLength: 12 }),
  charges: fc.array(anyCharge, { maxLength: 8 }),
  usage: fc.array(anyUsage, { maxLength: 8 }),
});

describe("R4.5 VAT by the total method", () => {
  test.each([
    { lines: [28600], vatCents: 6006, because: "the worked example" },
    { lines: [50, 50], vatCents: 21, because: "once over the sum: per line it would be 10,5 + 10,5 → 22" },
    { lines: [2], vatCents: 0, because: "0,42 goes down" },
    { lines: [50], vatCents: 11, because: "10,5 goes up" },
    { lines: [-50], vatCents: -11, because: "R7.4 mirrored at zero" },
    { lines: [81130], vatCents: 17037, because: "17.037,3" },
    { lines: [], vatCents: 0, because: "nothing" },
  ])("over $lines is $vatCents: $because", ({ lines, vatCents }) => {
    const totals = invoiceTotals(
      lines.map((netCents) => ({ netCents })),
      21,
    );
    expect(totals.vatCents).toBe(vatCents);
    expect(totals.totalCents).toBe(sum(lines) + vatCents);
  });

  test("the rate is policy, not code", () => {
    expect(
      draftInvoice({ subscriptions: [], charges: [aCharge()], usage: [] }, period, "nl", someRules({ vatPercent: 9 }))
        ?.draft.vat,
    ).toEqual([{ ratePercent: 9, baseCents: 1500, vatCents: 135 }]);
  });
});

describe("R7.5 due 14 days after issue, or the next working day", () => {
  const christmas: HolidayRule[] = [
    { name: "first", kind: "fixed", month: 12, day: 25 },
    { name: "second", kind: "fixed", month: 12, day: 26 },
  ];
  test.each([
    { issuedOn: "2026-12-01", dueOn: "2026-12-15", because: "a Tuesday" },
    { issuedOn: "2026-08-01", dueOn: "2026-08-17", because: "the 15th is a Saturday" },
    { issuedOn: "2026-11-01", dueOn: "2026-11-16", because: "the 15th is a Sunday" },
    { issuedOn: "2026-12-11", dueOn: "2026-12-28", because: "Christmas, a Saturday, a Sunday" },
  ])("issued $issuedOn, due $dueOn: $because", ({ issuedOn, dueOn }) => {
    expect(dueDate(localDate(issuedOn), { collectionDays: 14, holidays: christmas })).toBe(dueOn);
  });
});

describe("R7.2 the number", () => {
  test("tells the year of issue and the place in it", () => {
    expect(invoiceNumber(localDate("2026-12-01"), 123)).toBe("2026-000123");
  });
});

describe("what holds for every invoice", () => {
  test("lines add up to the total, shares to their line, and every line lies inside the period", () => {
    fc.assert(
      fc.property(anyBillable, (billable) => {
        const invoice = draftInvoice(billable, period, "nl", someRules())?.draft;
        if (!invoice) return;
        expect(sum(invoice.lines.map((line) => line.netCents))).toBe(invoice.netCents);
        expect(invoice.totalCents).toBe(invoice.netCents + invoice.vatCents);
        for (const line of invoice.lines) {
          expect(line.netCents).toBe(line.quantity * line.unitCents);
          if (line.shares.length > 0) expect(sum(line.shares.map((share) => share.netCents))).toBe(line.netCents);
          expect(line.fromOn >= invoice.periodFrom && line.untilOn <= invoice.periodUntil).toBe(true);
          expect(line.fromOn <= line.untilOn).toBe(true);
        }
      }),
    );
  });

  test("the order in which things were read never shows", () => {
    fc.assert(
      fc.property(anyBillable, (billable) => {
        const turned = {
          subscriptions: billable.subscriptions.toReversed(),
          charges: billable.charges.toReversed(),
          usage: billable.usage.toReversed(),
        };
        const [one, other] = [billable, turned].map((each) => draftInvoice(each, period, "nl", someRules())?.draft);
        expect(one).toEqual(other);
      }),
    );
  });

  test("R7.4 a credit note of all lines is exactly the negative", () => {
    fc.assert(
      fc.property(anyBillable, (billable) => {
        const rules = someRules();
        const invoice = draftInvoice(billable, period, "nl", rules)?.draft;
        if (!invoice) return;
        const all = invoice.lines.map((line) => line.lineNumber);
        const credit = draftCreditNote(invoice, all, localDate("2026-12-09"), rules.rulePacks);
        expect(credit.netCents + invoice.netCents).toBe(0);
        expect(credit.vatCents + invoice.vatCents).toBe(0);
        expect(credit.totalCents + invoice.totalCents).toBe(0);
        for (const [at, line] of credit.lines.entries()) {
          expect(line.netCents + (invoice.lines[at]?.netCents ?? NaN)).toBe(0);
          expect(line.quantity * line.unitCents).toBe(line.netCents);
        }
      }),
    );
  });
});

describe("R7.2 a correction is a credit note", () => {
  const rules = someRules();
  const charges = [aCharge(), aCharge({ id: "c2", kind: "buy-out", unitCents: 23250 })];
  const invoice = draftInvoice({ subscriptions: [], charges, usage: [] }, period, "nl", rules)?.draft;
  if (!invoice) throw new Error("nothing to bill");

  test("of some lines, with VAT over those alone", () => {
    const credit = draftCreditNote(invoice, [2], localDate("2026-12-09"), rules.rulePacks);
    expect(credit).toMatchObject({ type: "credit-note", netCents: -23250, vatCents: -4883, creditedLineNumbers: [2] });
    expect(credit.lines).toMatchObject([{ lineNumber: 1, quantity: -1, unitCents: 23250 }]);
  });

  test.each([
    { lines: [], because: "no line" },
    { lines: [3], because: "a line that is not there" },
    { lines: [1, 1], because: "a line twice" },
  ])("is refused for $lines: $because", ({ lines }) => {
    expect(() => draftCreditNote(invoice, lines, localDate("2026-12-09"), rules.rulePacks)).toThrow(RangeError);
  });
});
