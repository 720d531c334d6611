import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { addPeriods, billingPeriod } from "~/kernel/billing-period";
import { sum } from "~/kernel/money";
import { creditInvoice } from "~/modules/billing/server/credit-invoice.server";
import { issueOnTime } from "~/modules/billing/testing/issue-on-time.server";
import { recordPayment } from "~/modules/billing/server/record-payment.server";
import { insertWorkedExample, type TestCustomer } from "~/modules/billing/testing/billing-customer.server";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { fixedClock } from "~/platform/clock.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { InvoiceFilter, InvoicePage } from "../domain/invoice-summary";
import { answerOfInvoice, answerOfPage } from "../schemas/invoice-answer";
import { getInvoice, getInvoiceDetail } from "./get-invoice.server";
import { listInvoices, listNewestInvoices } from "./list-invoices.server";

const first = billingPeriod("2026-12");
const all: InvoiceFilter = { year: null, status: null, search: null, after: null };
let portal: TestPortal;
let customer: TestCustomer;
let other: TestCustomer;

beforeAll(async () => {
  portal = await createTestPortal(fixedClock(new Date("2028-03-01T06:00:00Z")));
  customer = await insertWorkedExample(portal.context);
  other = await insertWorkedExample(portal.context);
  for (let month = 0; month < 15; month += 1) {
    await issueOnTime(portal.context, { customerId: customer.customerId, period: addPeriods(first, month) });
  }
  await issueOnTime(portal.context, { customerId: other.customerId, period: first });
  const [newest] = await listNewestInvoices(portal.context, customer.customerId, 1);
  await creditInvoice(portal.context, { number: newest?.number ?? "", lineNumbers: [1], reason: "Te veel" });
});
afterAll(() => portal.close());

/** Returns the number of statements of `action`, except those that open and close its transaction. */
async function statementsOf(action: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(pg.Client.prototype, "query");
  await action();
  const texts = spy.mock.calls.map(([query]) => (typeof query === "string" ? query : (query as { text: string }).text));
  spy.mockRestore();
  return texts.filter((text) => !/^(BEGIN|COMMIT|SELECT set_config)/i.test(text)).length;
}

function list(filter: Partial<InvoiceFilter>): Promise<InvoicePage> {
  return listInvoices(portal.web, customer.customerId, { ...all, ...filter });
}

describe("the list of invoices", () => {
  test("comes newest first, in pages that neither miss nor repeat anything", async () => {
    const one = await list({});
    const two = await list({ after: one.next });
    expect(one.invoices).toHaveLength(12);
    expect(one.invoices[0]).toMatchObject({ type: "credit-note", totalCents: -605 });
    expect(two.next).toBeNull();
    const numbers = [...one.invoices, ...two.invoices].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(16);
    const dates = [...one.invoices, ...two.invoices].map(({ issuedOn }) => issuedOn);
    expect(dates).toEqual(dates.toSorted().toReversed());
  });

  test("of a year adds up that year, on every page", async () => {
    const { invoices, totals, years } = await list({ year: 2027 });
    expect(invoices).toHaveLength(12);
    expect(totals).toEqual({
      count: 12,
      netCents: sum(invoices.map((each) => each.netCents)),
      vatCents: sum(invoices.map((each) => each.vatCents)),
      totalCents: sum(invoices.map((each) => each.totalCents)),
    });
    expect(years).toEqual([2028, 2027, 2026]);
  });

  test("of a status holds only those, with the totals of the year and status", async () => {
    const { invoices } = await list({ year: 2026 });
    const [invoice] = invoices;
    await recordPayment(portal.context, {
      number: invoice?.number ?? "",
      status: "failed",
      on: invoice?.dueOn ?? ("" as never),
    });
    expect((await list({ status: "failed" })).invoices.map((each) => each.number)).toEqual([invoice?.number]);
    expect((await list({ status: "failed", year: 2027 })).totals).toMatchObject({ count: 0, totalCents: 0 });
  });

  test.each([
    { text: "GEBRUIKER 7", cents: null, count: 15, because: "a user has a share in a line" },
    { text: "installatie", cents: null, count: 1, because: "a line says so" },
    { text: "346,06", cents: { from: 34606, until: 34606 }, count: 1, because: "a total is that amount" },
    { text: "286.00", cents: { from: 28600, until: 28600 }, count: 1, because: "an amount without VAT counts too" },
    {
      text: "346",
      cents: { from: 34600, until: 34699 },
      count: 1,
      because: "whole euros match every amount with those euros",
    },
    { text: "5,00", cents: { from: 500, until: 500 }, count: 15, because: "each has a line of that amount" },
    { text: "€ 5", cents: { from: 500, until: 599 }, count: 0, because: "whole euros are searched for in totals only" },
    { text: "2027-", cents: null, count: 12, because: "a number holds it" },
    { text: "100%_", cents: null, count: 0, because: "wildcards are searched for literally" },
    { text: "' OR true --", cents: null, count: 0, because: "search text is never SQL" },
  ])("searching for $text finds $count: $because", async ({ text, cents, count }) => {
    const { totals } = await list({ search: { text, cents } });
    expect(totals?.count).toBe(count);
  });

  test("of someone without invoices is empty", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    expect(await listInvoices(portal.web, nobody, all)).toEqual({ invoices: [], next: null, years: [], totals: null });
  });

  test("takes two statements, a detail page three, a document one", async () => {
    const { invoices } = await list({});
    const number = invoices[0]?.number ?? "";
    const { customerId } = customer;
    await loadCatalogue(portal.web);
    expect(await statementsOf(() => listInvoices(portal.web, customerId, { ...all, year: 2027 }))).toBe(2);
    expect(await statementsOf(() => getInvoiceDetail(portal.web, customerId, number, "nl"))).toBe(3);
    expect(await statementsOf(() => getInvoice(portal.web, customerId, number))).toBe(1);
  });
});

describe("one invoice", () => {
  test("as the API answers it", async () => {
    const number = (await list({ year: 2026 })).invoices[0]?.number ?? "";
    const answer = answerOfInvoice(await getInvoice(portal.web, customer.customerId, number));
    expect(answer).toMatchObject({
      number,
      type: "invoice",
      period: "2026-12",
      issuedOn: "2026-12-01",
      dueOn: "2026-12-15",
      netCents: 28600,
      vatCents: 6006,
      totalCents: 34606,
      vat: [{ ratePercent: 21, baseCents: 28600, vatCents: 6006 }],
    });
    expect((answer as { lines: object[] }).lines[1]).toMatchObject({
      lineNumber: 2,
      kind: "subscription",
      category: "voice",
      productCode: "VOICE_PROFILE_PRO",
      profileId: null,
      description: "KPN EEN Connext Pro",
      from: "2026-12-01",
      to: "2026-12-31",
      quantity: 10,
      unitCents: 750,
      netCents: 7500,
      changeRequestId: null,
    });
  });

  test("a page as the API answers it leads to the next", async () => {
    const page = await list({});
    expect(answerOfPage(page)).toMatchObject({ nextCursor: `${page.next?.issuedOn ?? ""}.${page.next?.number ?? ""}` });
  });

  test("is explained beside the one of the month before, the first and a credit note are not", async () => {
    const { invoices } = await list({ year: 2027 });
    const { customerId } = customer;
    const detail = await getInvoiceDetail(portal.web, customerId, invoices[0]?.number ?? "", "nl");
    expect(detail.explanation).toMatchObject({
      kind: "compared",
      previous: { number: invoices[1]?.number, period: "2027-11" },
      netCents: 0,
      causes: [{ kind: "unchanged" }],
    });
    const second = await getInvoiceDetail(portal.web, customerId, invoices.at(-1)?.number ?? "", "nl");
    expect(second.explanation).toMatchObject({
      netCents: 8000 - 28600,
      causes: [
        { kind: "once", stoodOn: "previous", contents: ["first-days", "installation"], previousCents: 20600 },
        { kind: "unchanged", currentCents: 8000 },
      ],
    });
    const one = (await list({ year: 2026 })).invoices[0]?.number ?? "";
    expect((await getInvoiceDetail(portal.web, customerId, one, "nl")).explanation).toMatchObject({
      kind: "first-invoice",
      onceCents: 20600,
      usageCents: 0,
      monthlyCents: 8000,
    });
    const credit = (await list({ year: 2028 })).invoices.find(({ type }) => type === "credit-note")?.number ?? "";
    expect((await getInvoiceDetail(portal.web, customerId, credit, "nl")).explanation).toBeNull();
  });

  test("of another customer, or none, is not found", async () => {
    const [invoice] = await listNewestInvoices(portal.web, other.customerId, 1);
    for (const number of [invoice?.number ?? "", "2026-999999", "'", ""]) {
      await expect(getInvoice(portal.web, customer.customerId, number)).rejects.toThrow("Not found");
      await expect(getInvoiceDetail(portal.web, customer.customerId, number, "nl")).rejects.toThrow("Not found");
    }
  });
});
