import { DUTCH_DESCRIPTIONS } from "../testing/dutch-descriptions";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billingPeriod } from "~/kernel/billing-period";
import { addDays, localDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import type { HolidayRule } from "~/kernel/working-days";
import { aCharge, aSubscription, aUser, someRules } from "../testing/billable-builders";
import type { Billable, BillableCharge } from "./billable";
import { draftCreditNote, type CreditedSoFar, type CreditNoteDraft } from "./draft-credit-note";
import { draftInvoice } from "./draft-invoice";
import { dueDate } from "./due-date";
import type { InvoiceDraft } from "./invoice-draft";
import { invoiceNumber } from "./invoice-number";
import { invoiceTotals } from "./invoice-totals";

const period = billingPeriod("2026-12");
const today = localDate("2026-12-01");
const NOTHING: CreditedSoFar = { lineNumbers: [], vat: [] };

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

  test("the VAT rate is policy, not code", () => {
    expect(
      draftInvoice(
        { subscriptions: [], charges: [aCharge()], usage: [] },
        period,
        DUTCH_DESCRIPTIONS,
        someRules({ vatPercent: 9 }),
        today,
      )?.draft.vat,
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
  test("holds the year of issue and the place in that year", () => {
    expect(invoiceNumber(localDate("2026-12-01"), 123)).toBe("2026-000123");
  });
});

describe("what holds for every invoice", () => {
  test("lines add up to the total, shares to their line, and every line lies inside the period", () => {
    fc.assert(
      fc.property(anyBillable, (billable) => {
        const invoice = draftInvoice(billable, period, DUTCH_DESCRIPTIONS, someRules(), today)?.draft;
        fc.pre(invoice !== undefined);
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

  test("the order in which rows were read makes no difference", () => {
    fc.assert(
      fc.property(anyBillable, (billable) => {
        const turned = {
          subscriptions: billable.subscriptions.toReversed(),
          charges: billable.charges.toReversed(),
          usage: billable.usage.toReversed(),
        };
        const [one, other] = [billable, turned].map(
          (each) => draftInvoice(each, period, DUTCH_DESCRIPTIONS, someRules(), today)?.draft,
        );
        expect(one).toEqual(other);
      }),
    );
  });

  test("R7.4 a credit note of all lines is exactly the negative", () => {
    fc.assert(
      fc.property(anyBillable, (billable) => {
        const rules = someRules();
        const invoice = draftInvoice(billable, period, DUTCH_DESCRIPTIONS, rules, today)?.draft;
        fc.pre(invoice !== undefined);
        const all = invoice.lines.map((line) => line.lineNumber);
        const credit = draftCreditNote(invoice, all, NOTHING, localDate("2026-12-09"), rules.rulePacks);
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

/** Credits an invoice in parts, one note after the other. */
function inParts(invoice: InvoiceDraft, parts: readonly (readonly number[])[]): CreditNoteDraft[] {
  const notes: CreditNoteDraft[] = [];
  for (const part of parts) {
    const earlier = {
      lineNumbers: notes.flatMap(({ creditedLineNumbers }) => creditedLineNumbers),
      vat: notes.flatMap(({ vat }) => vat),
    };
    notes.push(draftCreditNote(invoice, part, earlier, localDate("2026-12-09"), someRules().rulePacks));
  }
  return notes;
}

function invoiceOf(charges: readonly BillableCharge[]): InvoiceDraft {
  const invoice = draftInvoice(
    { subscriptions: [], charges, usage: [] },
    period,
    DUTCH_DESCRIPTIONS,
    someRules(),
    today,
  );
  if (!invoice) throw new Error("nothing to bill");
  return invoice.draft;
}

describe("R7.4 all notes of an invoice together are exactly its negative", () => {
  test("two lines, then the rest: what the first two gave back too much is not given back again", () => {
    const charges = [2050, 750, 250].map((unitCents, at) =>
      aCharge({ id: `c${String(at)}`, quantity: 1, unitCents, kind: "one-time" }),
    );
    const invoice = invoiceOf(charges);
    expect(invoice).toMatchObject({ netCents: 3050, vatCents: 641, totalCents: 3691 });
    const lineOf = (cents: number): number => invoice.lines.find(({ netCents }) => netCents === cents)?.lineNumber ?? 0;
    const notes = inParts(invoice, [[lineOf(750)], [lineOf(250)], [lineOf(2050)]]);
    expect(notes.map(({ vatCents }) => vatCents)).toEqual([-158, -53, -430]);
    expect(sum(notes.map(({ totalCents }) => totalCents))).toBe(-3691);
    expect(notes[2]?.vat).toEqual([{ ratePercent: 21, baseCents: -2050, vatCents: -430 }]);
  });

  const anyLines = fc.array(fc.integer({ min: -99_999, max: 999_999 }), { minLength: 1, maxLength: 40 });

  test("whatever the lines, discounts too, the rate, the order and the number of notes", () => {
    fc.assert(
      fc.property(
        anyLines,
        fc.constantFrom(0, 6, 9, 19, 21),
        fc.infiniteStream(fc.nat()),
        (nets, vatPercent, random) => {
          const charges = nets.map((unitCents, at) =>
            aCharge({ id: `c${String(at)}`, quantity: 1, unitCents, kind: "discount", description: String(at) }),
          );
          const invoice = draftInvoice(
            { subscriptions: [], charges, usage: [] },
            period,
            DUTCH_DESCRIPTIONS,
            someRules({ vatPercent }),
            today,
          )?.draft;
          fc.pre(invoice !== undefined);
          const draws = random[Symbol.iterator]();
          const draw = (): number => {
            const drawn = draws.next();
            return drawn.done === true ? 0 : drawn.value;
          };
          const shuffled = invoice.lines
            .map(({ lineNumber }) => ({ lineNumber, at: draw() }))
            .toSorted((a, b) => a.at - b.at);
          const parts: number[][] = [];
          for (const { lineNumber, at } of shuffled) {
            const last = parts.at(-1);
            if (last && at % 3 > 0) last.push(lineNumber);
            else parts.push([lineNumber]);
          }
          const notes = inParts(invoice, parts);
          expect(sum(notes.map(({ netCents }) => netCents)) + invoice.netCents).toBe(0);
          expect(sum(notes.map(({ vatCents }) => vatCents)) + invoice.vatCents).toBe(0);
          expect(sum(notes.map(({ totalCents }) => totalCents)) + invoice.totalCents).toBe(0);
          for (const note of notes) expectValid(note);
        },
      ),
    );
  });

  test("many notes of half a cent too much stay valid e-invoices, the last one too", () => {
    const charges = Array.from({ length: 400 }, (_, at) =>
      aCharge({ id: `c${String(at)}`, quantity: 1, unitCents: 50, kind: "discount", description: String(at) }),
    );
    const invoice = invoiceOf(charges);
    expect(invoice).toMatchObject({ netCents: 20_000, vatCents: 4_200 });
    const notes = inParts(
      invoice,
      invoice.lines.map(({ lineNumber }) => [lineNumber]),
    );
    expect(notes).toHaveLength(400);
    expect(notes.slice(0, 100).map(({ vatCents }) => vatCents)).toEqual(Array<number>(100).fill(-11));
    expect(sum(notes.map(({ vatCents }) => vatCents))).toBe(-4_200);
    for (const note of notes) expectValid(note);
  });
});

/** BR-CO-17 and BR-S-09, which allow a difference of less than a euro from rate times base, without signs; and BR-CO-14, BR-CO-15. */
function expectValid({ vat, netCents, vatCents, totalCents }: CreditNoteDraft): void {
  const [only] = vat;
  if (!only || vat.length > 1) throw new Error("one rate");
  expect(
    Math.abs(Math.abs(only.vatCents) - Math.round((Math.abs(only.baseCents) * only.ratePercent) / 100)),
  ).toBeLessThan(100);
  expect({ netCents, vatCents, totalCents }).toEqual({
    netCents: only.baseCents,
    vatCents: only.vatCents,
    totalCents: only.baseCents + only.vatCents,
  });
}

describe("R7.2 a correction is a credit note", () => {
  const rules = someRules();
  const charges = [aCharge(), aCharge({ id: "c2", kind: "buy-out", unitCents: 23250 })];
  const invoice = draftInvoice(
    { subscriptions: [], charges, usage: [] },
    period,
    DUTCH_DESCRIPTIONS,
    rules,
    today,
  )?.draft;
  if (!invoice) throw new Error("nothing to bill");

  test("of some lines, with VAT over those alone", () => {
    const credit = draftCreditNote(invoice, [2], NOTHING, localDate("2026-12-09"), rules.rulePacks);
    expect(credit).toMatchObject({ type: "credit-note", netCents: -23250, vatCents: -4883, creditedLineNumbers: [2] });
    expect(credit.lines).toMatchObject([{ lineNumber: 1, quantity: -1, unitCents: 23250 }]);
  });

  test.each([
    { lines: [], because: "no line" },
    { lines: [3], because: "a line that is not there" },
    { lines: [1, 1], because: "a line twice" },
  ])("is refused for $lines: $because", ({ lines }) => {
    expect(() => draftCreditNote(invoice, lines, NOTHING, localDate("2026-12-09"), rules.rulePacks)).toThrow(
      RangeError,
    );
  });
});
