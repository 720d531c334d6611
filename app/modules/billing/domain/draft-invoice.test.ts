import { readerIn } from "~/platform/texts/texts.server";
import { lineDescriptions } from "../words/line-words";
import { DUTCH_DESCRIPTIONS } from "../testing/dutch-descriptions";
import { describe, expect, test } from "vitest";
import { billingPeriod, firstDayOf } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import type { Billable } from "./billable";
import { aCharge, aSubscription, aUser, someRules } from "../testing/billable-builders";
import { draftInvoice, type BillingOutcome } from "./draft-invoice";

const december = billingPeriod("2026-12");

function draft(billable: Partial<Billable>): BillingOutcome {
  const outcome = draftInvoice(
    { subscriptions: [], charges: [], usage: [], ...billable },
    december,
    DUTCH_DESCRIPTIONS,
    someRules(),
    firstDayOf(december),
  );
  if (!outcome) throw new Error("nothing to bill");
  return outcome;
}

function shown(outcome: BillingOutcome): string[] {
  return outcome.draft.lines.map(
    (line) =>
      `${String(line.lineNumber)} ${line.kind} ${line.description} ${line.fromOn}/${line.untilOn} ${String(line.quantity)} × ${String(line.unitCents)} = ${String(line.netCents)}`,
  );
}

const users = Array.from({ length: 10 }, (_, at) => aUser(`p${String(at)}`));

describe("R7.1 the worked example: POC 10 November 2026, Centrale and 10 Pro, period December", () => {
  const outcome = draft({
    subscriptions: [
      ...users.map((user) => aSubscription({ id: `s-${user.profileId}`, user, billedFrom: localDate("2026-11-10") })),
      aSubscription({ id: "centrale", productCode: "VOICE_CENTRALE", user: null, billedFrom: localDate("2026-11-10") }),
    ],
    charges: users.map((user) => aCharge({ id: `c-${user.profileId}`, kind: "installation", user })),
  });

  test("its lines", () => {
    expect(shown(outcome)).toEqual([
      "1 subscription Connext Centrale 2026-12-01/2026-12-31 1 × 500 = 500",
      "2 subscription Connext Pro 2026-12-01/2026-12-31 10 × 750 = 7500",
      "3 subscription Connext Centrale 2026-11-10/2026-11-30 1 × 350 = 350",
      "4 subscription Connext Pro 2026-11-10/2026-11-30 10 × 525 = 5250",
      "5 installation Connext Pro, installatie 2026-11-10/2026-11-10 10 × 1500 = 15000",
    ]);
  });

  test("its totals, to the cent", () => {
    expect(outcome.draft).toMatchObject({
      netCents: 28600,
      vatCents: 6006,
      totalCents: 34606,
      vat: [{ ratePercent: 21, baseCents: 28600, vatCents: 6006 }],
    });
  });

  test("its dates: issued on the first, collected 14 days later, a period that spans both months", () => {
    expect(outcome.draft).toMatchObject({
      issuedOn: "2026-12-01",
      dueOn: "2026-12-15",
      periodFrom: "2026-11-01",
      periodUntil: "2026-12-31",
    });
  });

  test("every user has their own share of each line; the exchange is nobody's", () => {
    const [centrale, pro] = outcome.draft.lines;
    expect(centrale?.shares).toEqual([]);
    expect(pro?.shares).toEqual(users.map((user) => ({ ...user, netCents: 750 })));
    expect(pro?.profileId).toBeNull();
  });

  test("it settles each subscription up to the end of December, and every charge", () => {
    expect(outcome.settlement.subscriptions).toHaveLength(11);
    expect(new Set(outcome.settlement.subscriptions.map((each) => each.invoicedUntil))).toEqual(
      new Set(["2026-12-31"]),
    );
    expect(outcome.settlement.chargeIds).toHaveLength(10);
  });
});

describe("the customer's own reference", () => {
  const subscription = { user: aUser("p1"), billedFrom: localDate("2026-11-10"), openedByRequestId: "r1" };
  const { lines } = draft({
    subscriptions: [aSubscription(subscription)],
    charges: [
      aCharge({ changeRequestId: "r1" }),
      aCharge({ id: "c2", kind: "buy-out", changeRequestId: "r1", unitCents: 900 }),
      aCharge({ id: "c3", changeRequestId: "r2" }),
      aCharge({ id: "c4", kind: "installation" }),
    ],
    references: new Map([
      ["r1", "PO-1"],
      ["r3", "PO-3"],
    ]),
  }).draft;

  test("stands on every line that the request leads to, and on no other", () => {
    expect(
      lines.map(({ kind, fromOn, changeRequestId, reference }) => [kind, fromOn, changeRequestId, reference]),
    ).toEqual([
      ["subscription", "2026-12-01", null, null],
      ["subscription", "2026-11-10", "r1", "PO-1"],
      ["installation", "2026-11-10", null, null],
      ["one-time", "2026-11-10", "r1", "PO-1"],
      ["one-time", "2026-11-10", "r2", null],
      ["buy-out", "2026-11-10", "r1", "PO-1"],
    ]);
  });
});

describe("R7.1 usage", () => {
  const usage = {
    month: billingPeriod("2026-11"),
    category: "voice" as const,
    usageCategory: "national" as const,
    user: aUser("p1"),
    netCents: 4312,
    records: 120,
    minutes: 410,
    units: 0,
  };

  test("is a line of quantity 1 at its total, per month, module and kind", () => {
    const outcome = draft({ usage: [usage, { ...usage, user: aUser("p2"), netCents: 88, records: 2, minutes: 5 }] });
    expect(outcome.draft.lines).toMatchObject([
      {
        description: "Nationaal bellen",
        fromOn: "2026-11-01",
        untilOn: "2026-11-30",
        quantity: 1,
        unitCents: 4400,
        netCents: 4400,
        records: 122,
        minutes: 415,
        shares: [
          { profileId: "p1", netCents: 4312 },
          { profileId: "p2", netCents: 88 },
        ],
      },
    ]);
  });

  test("that arrived late is listed under its own month, which the period of the invoice then includes", () => {
    const late = { ...usage, month: billingPeriod("2026-09"), netCents: 30, records: null, minutes: null, units: null };
    const { draft: invoice } = draft({ usage: [usage, late] });
    expect(invoice.lines.map((line) => [line.fromOn, line.netCents, line.records])).toEqual([
      ["2026-09-01", 30, null],
      ["2026-11-01", 4312, 120],
    ]);
    expect(invoice.periodFrom).toBe("2026-09-01");
  });

  test("of the coming month waits", () => {
    const waiting = { ...usage, month: december };
    expect(draft({ charges: [aCharge()], usage: [waiting] }).draft.netCents).toBe(1500);
  });
});

describe("what belongs on an invoice", () => {
  test("R1.1 one invoice covers the modules of the contract", () => {
    const outcome = draft({
      subscriptions: [
        aSubscription({ invoicedUntil: november30 }),
        aSubscription({
          id: "s2",
          category: "mobile",
          productCode: "MOBILE_PROFILE_BASIS",
          user: aUser("p2"),
          invoicedUntil: november30,
        }),
      ],
    });
    expect(shown(outcome)).toEqual([
      "1 subscription Connext Pro 2026-12-01/2026-12-31 1 × 750 = 750",
      "2 subscription MOBILE_PROFILE_BASIS 2026-12-01/2026-12-31 1 × 1999 = 1999",
    ]);
    expect(outcome.draft).toMatchObject({ netCents: 2749, vatCents: 577, totalCents: 3326 });
  });

  test("R7.1 a cost of the coming month waits for the next invoice", () => {
    const outcome = draft({ charges: [aCharge(), aCharge({ id: "c2", fromOn: december1, untilOn: december1 })] });
    expect(outcome.settlement.chargeIds).toEqual(["c1"]);
  });

  test("costs of two requests never share a line, so that each leads to its own", () => {
    const outcome = draft({
      charges: [aCharge({ changeRequestId: "r1" }), aCharge({ id: "c2", changeRequestId: "r2", user: aUser("p2") })],
    });
    expect(outcome.draft.lines.map((line) => [line.changeRequestId, line.profileId])).toEqual([
      ["r1", "p1"],
      ["r2", "p2"],
    ]);
  });

  test("R4.7 a discount has the operator's own words and may take the total below zero", () => {
    const discount = aCharge({
      kind: "discount",
      category: null,
      productCode: null,
      user: null,
      description: "Welkom",
      unitCents: -333,
    });
    const { draft: invoice } = draft({ charges: [discount] });
    expect(invoice.lines).toMatchObject([{ description: "Welkom", netCents: -333, category: null }]);
    expect(invoice).toMatchObject({ netCents: -333, vatCents: -70, totalCents: -403 });
  });

  test("R4.4 what an upgrade adds in its month says so, and stands apart from a first part", () => {
    const outcome = draft({
      subscriptions: [
        aSubscription({ user: aUser("p2"), billedFrom: localDate("2026-11-10"), openedByRequestId: "r1" }),
      ],
      charges: [
        aCharge({ kind: "subscription", untilOn: localDate("2026-11-30"), unitCents: 210, changeRequestId: "r1" }),
      ],
    });
    expect(
      outcome.draft.lines
        .filter((line) => line.changeRequestId === "r1")
        .map((line) => [line.description, line.netCents]),
    ).toEqual([
      ["Connext Pro", 525],
      ["Connext Pro, prijsverschil", 210],
    ]);
  });

  test("what costs nothing makes no line, and no line makes no invoice", () => {
    const free = aSubscription({ productCode: "INTERNET_EXTRA_VEILIG", category: "internet" });
    expect(
      draftInvoice(
        { subscriptions: [free], charges: [], usage: [] },
        december,
        DUTCH_DESCRIPTIONS,
        someRules(),
        firstDayOf(december),
      ),
    ).toBeNull();
  });

  test("the words follow the customer's language", () => {
    const outcome = draftInvoice(
      { subscriptions: [], charges: [aCharge({ kind: "buy-out", unitCents: 23250 })], usage: [] },
      december,
      lineDescriptions(readerIn("en")),
      someRules(),
      firstDayOf(december),
    );
    expect(outcome?.draft.lines[0]?.description).toBe("Buy-out Connext Pro");
  });
});

describe("R7.6 the day of issue", () => {
  const on = (period: string, today: string) =>
    draftInvoice(
      { subscriptions: [], charges: [aCharge()], usage: [] },
      billingPeriod(period),
      DUTCH_DESCRIPTIONS,
      someRules(),
      localDate(today),
    )?.draft;

  test.each([
    {
      period: "2026-12",
      today: "2026-11-28",
      issuedOn: "2026-12-01",
      dueOn: "2026-12-15",
      because: "a dry run looks ahead",
    },
    { period: "2026-12", today: "2026-12-01", issuedOn: "2026-12-01", dueOn: "2026-12-15", because: "its first day" },
    {
      period: "2026-12",
      today: "2026-12-07",
      issuedOn: "2026-12-07",
      dueOn: "2026-12-21",
      because: "later it is that day",
    },
    {
      period: "2026-12",
      today: "2026-12-12",
      issuedOn: "2026-12-12",
      dueOn: "2026-12-28",
      because: "nothing is collected on a Saturday",
    },
    {
      period: "2026-12",
      today: "2027-01-04",
      issuedOn: "2027-01-04",
      dueOn: "2027-01-18",
      because: "in the next year",
    },
    {
      period: "2027-03",
      today: "2027-03-28",
      issuedOn: "2027-03-28",
      dueOn: "2027-04-12",
      because: "the clock changed",
    },
  ])("$period issued on $today: $issuedOn, due $dueOn: $because", ({ period, today, issuedOn, dueOn }) => {
    expect(on(period, today)).toMatchObject({ period, issuedOn, dueOn });
  });

  test("changes nothing else of an invoice", () => {
    const [early, late] = [on("2026-12", "2026-12-01"), on("2026-12", "2027-02-15")];
    expect(early?.lines).toHaveLength(1);
    expect({ ...late, issuedOn: early?.issuedOn, dueOn: early?.dueOn }).toEqual(early);
  });
});

const december1 = localDate("2026-12-01");
const november30 = localDate("2026-11-30");
