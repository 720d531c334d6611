import { DUTCH_DESCRIPTIONS } from "~/modules/billing/testing/dutch-descriptions";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addPeriods, billingPeriod, firstDayOf, lastDayOf, type BillingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import type { Billable, BillableSubscription, UsageToBill } from "~/modules/billing/domain/billable";
import { draftInvoice, type BillingRules } from "~/modules/billing/domain/draft-invoice";
import {
  aCharge,
  aPriceBook,
  aProduct,
  aSubscription,
  aUser,
  somePrices,
  someRules,
} from "~/modules/billing/testing/billable-builders";
import { INVOICE_LINE_KINDS } from "~/modules/billing/domain/invoice-line";
import type { Cause, Explanation } from "./cause";
import { explainDifference, type ComparedInvoice } from "./explain-difference";
import type { Comparison } from "./user-billing-state";

const november = billingPeriod("2026-11");
const december = billingPeriod("2026-12");
const rules = someRules();
const request = "0d4c7a70-0000-4000-8000-000000000001";
const comparison: Comparison = {
  productOf: (code) => {
    const product = somePrices[0]?.products.get(code);
    return product ? { name: product.name, isProfile: product.scope === "profile" } : null;
  },
  changes: [],
};

function invoiceOf(billable: Partial<Billable>, period: BillingPeriod, by: BillingRules = rules): ComparedInvoice {
  const outcome = draftInvoice(
    { subscriptions: [], charges: [], usage: [], ...billable },
    period,
    DUTCH_DESCRIPTIONS,
    by,
    firstDayOf(period),
  );
  if (!outcome) throw new RangeError("Nothing to bill");
  return { ...outcome.draft, number: `I-${period}` };
}

/** Returns a subscription that has long been in service, invoiced up to the month before a period. */
function running(period: BillingPeriod, overrides: Partial<BillableSubscription> = {}): BillableSubscription {
  return aSubscription({ invoicedUntil: lastDayOf(addPeriods(period, -1)), ...overrides });
}

const centrale = (period: BillingPeriod): BillableSubscription =>
  running(period, { id: "centrale", user: null, productCode: "VOICE_CENTRALE" });

/** Returns the causes of a December invoice beside a November one, both with an exchange. */
function causesOf(
  before: Partial<Billable>,
  now: Partial<Billable>,
  overrides: Partial<Comparison> = {},
): readonly Cause[] {
  const previous = invoiceOf(
    { ...before, subscriptions: [centrale(november), ...(before.subscriptions ?? [])] },
    november,
  );
  const invoice = invoiceOf({ ...now, subscriptions: [centrale(december), ...(now.subscriptions ?? [])] }, december);
  const explanation = explainDifference(invoice, previous, { ...comparison, ...overrides });
  if (explanation.kind !== "compared") throw new Error(explanation.kind);
  expectToAddUp(explanation, invoice, previous);
  return explanation.causes;
}

function expectToAddUp(explanation: Explanation, invoice: ComparedInvoice, previous: ComparedInvoice): void {
  if (explanation.kind !== "compared") throw new Error(explanation.kind);
  const { causes, netCents, vatCents, totalCents } = explanation;
  expect(sum(causes.map(({ currentCents }) => currentCents))).toBe(invoice.netCents);
  expect(sum(causes.map(({ previousCents }) => previousCents))).toBe(previous.netCents);
  expect(sum(causes.map((each) => each.currentCents - each.previousCents))).toBe(netCents);
  expect(netCents + vatCents).toBe(totalCents);
  expect(previous.totalCents + totalCents).toBe(invoice.totalCents);
}

const jan = aUser("p1", { profileName: "Jan Jansen" });
const tess = aUser("p2", { profileName: "Tess van Houten" });
const usage: UsageToBill = {
  month: november,
  category: "voice",
  usageCategory: "national",
  user: jan,
  netCents: 700,
  records: 12,
  minutes: 90,
  units: 0,
};
const october = billingPeriod("2026-10");

describe("what changed since last month", () => {
  test("nothing: everything is listed as unchanged", () => {
    expect(
      causesOf(
        { subscriptions: [running(november, { user: jan })] },
        { subscriptions: [running(december, { user: jan })] },
      ),
    ).toEqual([expect.objectContaining({ kind: "unchanged", previousCents: 1250, currentCents: 1250 })]);
  });

  test("a user who came: the month, the first days and the one-time costs are one cause, with its request", () => {
    const from = { billedFrom: localDate("2026-11-12"), openedByRequestId: request };
    const [cause] = causesOf(
      {},
      {
        subscriptions: [
          aSubscription({ id: "s2", user: tess, ...from }),
          aSubscription({ id: "s3", user: tess, productCode: "VOICE_UNLIMITED_NL", ...from }),
        ],
        charges: [aCharge({ user: tess, changeRequestId: request })],
      },
    );
    expect(cause).toMatchObject({
      kind: "users-added",
      users: ["Tess van Houten"],
      products: ["Connext Pro", "Onbeperkt Bellen Nederland"],
      previousCents: 0,
      // December 7,50 + 5,50; 19 days of November 4,75 + 3,48; one-time 15,00.
      currentCents: 3623,
      onceCents: 2323,
      since: "2026-11-12",
      changeRequestId: request,
    });
  });

  test("a month later, the first days and one-time costs stood once on the invoice before", () => {
    const from = { billedFrom: localDate("2026-10-12"), openedByRequestId: request };
    const before = {
      subscriptions: [aSubscription({ id: "s2", user: tess, ...from })],
      charges: [
        aCharge({
          user: tess,
          changeRequestId: request,
          fromOn: localDate("2026-10-12"),
          untilOn: localDate("2026-10-12"),
        }),
      ],
    };
    const now = { subscriptions: [running(december, { id: "s2", user: tess, ...from })] };
    const causes = causesOf(before, now);
    expect(causes[0]).toMatchObject({
      kind: "once",
      stoodOn: "previous",
      contents: ["first-days", "one-time"],
      users: ["Tess van Houten"],
      changeRequestId: request,
      previousCents: 1984,
      currentCents: 0,
    });
    expect(causes).toHaveLength(2);
  });

  test("a user who went, with the request that ended it although no line names it", () => {
    const changes = [
      {
        profileId: "p2",
        productCode: "VOICE_PROFILE_PRO",
        did: "closed",
        on: localDate("2026-11-30"),
        changeRequestId: request,
      },
    ] as const;
    const [cause] = causesOf({ subscriptions: [running(november, { user: tess })] }, {}, { changes });
    expect(cause).toMatchObject({
      kind: "users-removed",
      users: ["Tess van Houten"],
      previousCents: 750,
      currentCents: 0,
      since: "2026-11-30",
      changeRequestId: request,
    });
  });

  test.each([
    { from: "VOICE_PROFILE_PLUS", to: "VOICE_PROFILE_PRO", words: ["Connext Plus", "Connext Pro"], cents: 300 },
    { from: "VOICE_PROFILE_PRO", to: "VOICE_PROFILE_PLUS", words: ["Connext Pro", "Connext Plus"], cents: -300 },
  ])("a profile that became another: $from → $to", ({ from, to, words, cents }) => {
    const [cause] = causesOf(
      { subscriptions: [running(november, { user: jan, productCode: from })] },
      { subscriptions: [running(december, { user: jan, productCode: to })] },
    );
    expect(cause).toMatchObject({ kind: "profiles-converted", from: words[0], to: words[1], users: ["Jan Jansen"] });
    expect((cause?.currentCents ?? 0) - (cause?.previousCents ?? 0)).toBe(cents);
  });

  test("an option that came and one that went are one cause of the user who stays", () => {
    const option = (period: BillingPeriod, productCode: string) =>
      running(period, { id: productCode, user: jan, productCode });
    const [cause, rest] = causesOf(
      { subscriptions: [running(november, { user: jan }), option(november, "VOICE_UNLIMITED_NL")] },
      { subscriptions: [running(december, { user: jan }), option(december, "VOICE_DESKTOP_BASIS")] },
    );
    expect(cause).toMatchObject({
      kind: "options-changed",
      added: ["VOICE_DESKTOP_BASIS"],
      removed: ["Onbeperkt Bellen Nederland"],
      previousCents: 550,
      currentCents: 25,
    });
    expect(rest).toMatchObject({ kind: "unchanged", currentCents: 1250 });
  });

  test("several users of one request are one cause", () => {
    const from = { billedFrom: localDate("2026-11-12"), openedByRequestId: request };
    const [cause] = causesOf(
      {},
      {
        subscriptions: [
          aSubscription({ id: "a", user: jan, ...from }),
          aSubscription({ id: "b", user: tess, ...from }),
        ],
      },
    );
    expect(cause).toMatchObject({ kind: "users-added", users: ["Jan Jansen", "Tess van Houten"], currentCents: 2450 });
  });

  test("what belongs to the company: one more of the same number block", () => {
    const block = (period: BillingPeriod, id: string) =>
      running(period, { id, user: null, productCode: "VOICE_DESKTOP_BASIS" });
    const [cause] = causesOf(
      { subscriptions: [block(november, "n1")] },
      { subscriptions: [block(december, "n1"), block(december, "n2")] },
    );
    expect(cause).toMatchObject({
      kind: "shared-changed",
      previousQuantity: 1,
      quantity: 2,
      previousCents: 25,
      currentCents: 50,
    });
  });

  test("another price of the same products, by how many", () => {
    const dearer = {
      ...rules,
      priceBook: [
        ...somePrices,
        ...aPriceBook({ validFrom: "2026-12-01", products: [aProduct("VOICE_PROFILE_PRO", 795)] }),
      ],
    };
    const users = [jan, tess];
    const of = (period: BillingPeriod) => ({
      subscriptions: users.map((user) => running(period, { id: user.profileId, user })),
    });
    const [previous, invoice] = [invoiceOf(of(november), november, dearer), invoiceOf(of(december), december, dearer)];
    const explanation = explainDifference(invoice, previous, comparison);
    expectToAddUp(explanation, invoice, previous);
    expect(explanation).toMatchObject({
      causes: [{ kind: "price-changed", product: "Connext Pro", previousUnitCents: 750, unitCents: 795, quantity: 2 }],
      netCents: 90,
      vatCents: 19,
    });
  });

  test("more and less usage by kind, with the calls of this invoice and who is behind it", () => {
    const causes = causesOf(
      {
        usage: [
          { ...usage, month: october, netCents: 500 },
          { ...usage, month: october, usageCategory: "roaming", netCents: 900 },
        ],
      },
      {
        usage: [
          usage,
          { ...usage, user: tess, netCents: 1300, records: 8 },
          { ...usage, usageCategory: "roaming", netCents: 100, records: 2 },
          { ...usage, month: october, netCents: 44, records: null, minutes: null },
        ],
      },
    );
    expect(causes).toMatchObject([
      {
        kind: "usage",
        usageCategory: "national",
        previousCents: 500,
        currentCents: 2000,
        records: 20,
        mostlyBy: "Tess van Houten",
      },
      { kind: "usage", usageCategory: "roaming", previousCents: 900, currentCents: 100, records: 2, mostlyBy: null },
      { kind: "late-usage", currentCents: 44 },
      { kind: "unchanged" },
    ]);
  });

  test("buy-out, refund and discount stand each for themselves", () => {
    const charge = { user: jan, changeRequestId: request } as const;
    const discount = aCharge({
      id: "d",
      kind: "discount",
      user: null,
      category: null,
      productCode: null,
      description: "Welkom",
      unitCents: -333,
    });
    const causes = causesOf(
      {},
      { charges: [aCharge({ ...charge, id: "b", kind: "buy-out", unitCents: 23250 }), discount] },
    );
    expect(causes).toMatchObject([
      {
        kind: "once",
        stoodOn: "current",
        contents: ["buy-out"],
        users: ["Jan Jansen"],
        currentCents: 23250,
        changeRequestId: request,
      },
      { kind: "discount", description: "Welkom", currentCents: -333 },
      { kind: "unchanged" },
    ]);
  });

  test("R7.1 the first invoice has none before it: what is charged once, and what recurs", () => {
    const invoice = invoiceOf(
      {
        subscriptions: [aSubscription({ billedFrom: localDate("2026-11-16") })],
        charges: [aCharge({ kind: "installation" })],
        usage: [{ ...usage, netCents: 57 }],
      },
      december,
    );
    expect(explainDifference(invoice, null, comparison)).toEqual({
      kind: "first-invoice",
      onceCents: 1500 + 375,
      usageCents: 57,
      monthlyCents: 750,
    });
  });
});

describe("whatever stands on two invoices, the causes add up to the difference to the cent", () => {
  const products = [
    "VOICE_CENTRALE",
    "VOICE_PROFILE_PLUS",
    "VOICE_PROFILE_PRO",
    "VOICE_UNLIMITED_NL",
    "MOBILE_PROFILE_BASIS",
  ];
  const anyUser = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null });
  const anyDay = fc.integer({ min: 1, max: 30 }).map((day) => String(day).padStart(2, "0"));
  const anySubscription = fc.record({
    user: anyUser,
    product: fc.constantFrom(...products),
    day: anyDay,
    isNew: fc.boolean(),
    ends: fc.boolean(),
  });
  const anyCharge = fc.record({
    user: anyUser,
    kind: fc.constantFrom(...INVOICE_LINE_KINDS.filter((kind) => kind !== "usage")),
    product: fc.option(fc.constantFrom(...products), { nil: null }),
    request: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    cents: fc.integer({ min: -40_000, max: 40_000 }),
    quantity: fc.integer({ min: 1, max: 3 }),
    day: anyDay,
  });
  const anyUsage = fc.record({
    user: anyUser,
    late: fc.integer({ min: 0, max: 2 }),
    category: fc.constantFrom("voice", "mobile"),
    usageCategory: fc.constantFrom("national", "international", "roaming", "data"),
    cents: fc.integer({ min: -500, max: 90_000 }),
  });
  const anyMonth = fc.record({
    subscriptions: fc.array(anySubscription, { maxLength: 14 }),
    charges: fc.array(anyCharge, { maxLength: 8 }),
    usage: fc.array(anyUsage, { maxLength: 8 }),
  });
  type Month = typeof anyMonth extends fc.Arbitrary<infer T> ? T : never;

  function billableOf(month: Month, period: BillingPeriod): Partial<Billable> {
    const before = addPeriods(period, -1);
    const userOf = (at: number | null) => (at === null ? null : aUser(`p${String(at)}`));
    return {
      subscriptions: [
        centrale(period),
        ...month.subscriptions.map(({ user, product, day, isNew, ends }, at) =>
          running(period, {
            id: `s${String(at)}`,
            user: userOf(user),
            productCode: product,
            ...(isNew
              ? { billedFrom: localDate(`${before}-${day === "30" || day === "31" ? "28" : day}`), invoicedUntil: null }
              : {}),
            ...(ends ? { billedUntil: localDate(`${period}-17`) } : {}),
            openedByRequestId: request,
          }),
        ),
      ],
      charges: month.charges.map(({ user, kind, product, request: of, cents, quantity, day }, at) =>
        aCharge({
          id: `c${String(at)}`,
          user: userOf(user),
          kind,
          productCode: product,
          quantity,
          unitCents: cents,
          fromOn: localDate(`${before}-${day}`),
          untilOn: localDate(`${before}-${day}`),
          changeRequestId: of === null ? null : `0d4c7a70-0000-4000-8000-00000000000${String(of)}`,
        }),
      ),
      usage: month.usage.map(({ user, late, category, usageCategory, cents }) => ({
        month: addPeriods(period, -1 - late),
        category,
        usageCategory,
        user: userOf(user),
        netCents: cents,
        records: late === 0 ? 3 : null,
        minutes: null,
        units: null,
      })),
    };
  }

  test("of any two months, at the same or at other prices", () => {
    const otherPrices = (cents: number): BillingRules => ({
      ...rules,
      priceBook: [
        ...somePrices,
        ...aPriceBook({
          validFrom: "2026-12-01",
          products: [...(somePrices[0]?.products.values() ?? [])].map((product) => ({
            ...product,
            monthlyCents: product.monthlyCents + cents,
          })),
        }),
      ],
    });
    fc.assert(
      fc.property(anyMonth, anyMonth, fc.integer({ min: 0, max: 70 }), (before, now, dearer) => {
        const [previous, invoice] = [
          invoiceOf(billableOf(before, november), november, otherPrices(dearer)),
          invoiceOf(billableOf(now, december), december, otherPrices(dearer)),
        ];
        const explanation = explainDifference(invoice, previous, comparison);
        expectToAddUp(explanation, invoice, previous);
        fc.pre(explanation.kind === "compared");
        const weights = explanation.causes.map((each) => Math.abs(each.currentCents - each.previousCents));
        expect(weights).toEqual(weights.toSorted((a, b) => b - a));
        for (const cause of explanation.causes) {
          expect(cause.kind === "unchanged").toBe(cause.currentCents === cause.previousCents);
        }
      }),
      { numRuns: 300 },
    );
  });
});
