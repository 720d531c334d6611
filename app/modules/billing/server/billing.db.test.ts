import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { fixedClock } from "~/platform/clock.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { Invoice } from "../domain/invoice";
import {
  addUsage,
  insertCustomer,
  insertService,
  insertWorkedExample,
  type TestCustomer,
} from "../testing/billing-customer.server";
import { issueOnTime } from "../testing/issue-on-time.server";
import { creditInvoice } from "./credit-invoice.server";
import { findInvoice } from "./find-invoice.server";
import { issueInvoice, previewInvoice } from "./issue-invoice.server";
import { recordPayment } from "./record-payment.server";
import { runBilling, type BillingRun, type CustomerBilling } from "./run-billing.server";

const december = billingPeriod("2026-12");
const january = billingPeriod("2027-01");
let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal(fixedClock(new Date("2026-12-01T05:00:00Z")));
});
afterAll(() => portal.close());

async function run(billing: BillingRun): Promise<CustomerBilling[]> {
  const answers: CustomerBilling[] = [];
  await runBilling(portal.context, billing, (answer) => void answers.push(answer));
  return answers;
}

async function stored(customer: TestCustomer, number: string | null): Promise<Invoice> {
  const invoice = await portal.context.database.withCustomer(customer.customerId, (tx) =>
    findInvoice(tx, customer.customerId, number ?? ""),
  );
  if (!invoice) throw new Error(`no invoice ${String(number)}`);
  return invoice;
}

async function issued(customer: TestCustomer, period = december): Promise<Invoice> {
  const issue = await issueOnTime(portal.context, { customerId: customer.customerId, period });
  return stored(customer, issue?.number ?? null);
}

function jobs(customer: TestCustomer): Promise<{ kind: string; invoiceId: string | null }[]> {
  return portal.context.database.withoutCustomer(
    (tx) =>
      tx.$queryRaw<{ kind: string; invoiceId: string | null }[]>`
      SELECT coalesce(payload ->> 'kind', 'archive') AS kind, payload ->> 'invoiceId' AS "invoiceId" FROM graphile_worker._private_jobs
       WHERE payload ->> 'customerId' = ${customer.customerId} ORDER BY id`,
  );
}

describe("R7.1 the worked example on the price list itself", () => {
  test("issued on 1 December: net 286,00, VAT 60,06, total 346,06", async () => {
    const customer = await insertWorkedExample(portal.context);
    const invoice = await issued(customer);
    expect(invoice).toMatchObject({
      type: "invoice",
      status: "issued",
      netCents: 28600,
      vatCents: 6006,
      totalCents: 34606,
      issuedOn: "2026-12-01",
      dueOn: "2026-12-15",
      buyerReference: "PO-1",
    });
    expect(
      invoice.lines.map((line) => [line.kind, line.productCode, line.quantity, line.unitCents, line.netCents]),
    ).toEqual([
      ["subscription", "VOICE_CENTRALE", 1, 500, 500],
      ["subscription", "VOICE_PROFILE_PRO", 10, 750, 7500],
      ["subscription", "VOICE_CENTRALE", 1, 350, 350],
      ["subscription", "VOICE_PROFILE_PRO", 10, 525, 5250],
      ["installation", "VOICE_PROFILE_PRO", 10, 1500, 15000],
    ]);
    expect(invoice.lines[1]?.shares.map((share) => share.profileId).toSorted()).toEqual(customer.profileIds.toSorted());
    expect(invoice.parties.buyer).toMatchObject({ customerNumber: customer.customerNumber, mandateId: "MNDT-000123" });

    const next = await issued(customer, january);
    expect(next).toMatchObject({ netCents: 8000, vatCents: 1680, periodFrom: "2026-12-01", periodUntil: "2027-01-31" });
  });

  test("R7.3 the first invoice opens the portal and mails that it is open, the next one only itself; each is archived", async () => {
    const customer = await insertWorkedExample(portal.context);
    const first = await issued(customer);
    const activated = await portal.web.database.withCustomer(customer.customerId, (tx) => tx.customer.findFirst());
    expect(activated?.activatedAt).toEqual(new Date("2026-12-01T05:00:00Z"));
    expect(await jobs(customer)).toEqual([
      { kind: "archive", invoiceId: first.id },
      { kind: "invoice", invoiceId: first.id },
      { kind: "portal-open", invoiceId: null },
    ]);
    const second = await issued(customer, january);
    expect((await jobs(customer)).slice(3)).toEqual([
      { kind: "archive", invoiceId: second.id },
      { kind: "invoice", invoiceId: second.id },
    ]);
  });
});

describe("R7.1 usage", () => {
  const november = localDate("2026-11-01");

  test("of the past month is billed once; what arrives later comes next month, under its own month", async () => {
    const customer = await insertWorkedExample(portal.context);
    const [profileId = ""] = customer.profileIds;
    const usage = { profileId, month: november, category: "national" };
    await addUsage(portal.context, customer, { ...usage, chargeCents: 4312, records: 120, minutes: 410 });
    await addUsage(portal.context, customer, { ...usage, month: localDate("2026-12-01"), chargeCents: 99 });
    const first = await issued(customer);
    expect(first.lines.filter((line) => line.kind === "usage")).toMatchObject([
      {
        description: "Nationaal bellen",
        quantity: 1,
        netCents: 4312,
        records: 120,
        minutes: 410,
        profileId,
        category: "voice",
      },
    ]);
    await addUsage(portal.context, customer, { ...usage, chargeCents: 12 });
    const second = await issued(customer, january);
    expect(second.lines.filter((line) => line.kind === "usage")).toMatchObject([
      { fromOn: "2026-11-01", untilOn: "2026-11-30", netCents: 12, records: null },
      { fromOn: "2026-12-01", untilOn: "2026-12-31", netCents: 99, records: 1 },
    ]);
    expect(second.periodFrom).toBe("2026-11-01");
  });
});

describe("the run", () => {
  test("a dry run shows exactly what the run then issues, and writes nothing", async () => {
    const customer = await insertWorkedExample(portal.context);
    const { customerNumber } = customer;
    const dry = await run({ period: december, customerNumber, dryRun: true });
    expect(await run({ period: december, customerNumber, dryRun: true })).toEqual(dry);
    expect(await jobs(customer)).toEqual([]);
    const real = await run({ period: december, customerNumber });
    expect(real.map((each) => ({ ...each, number: null }))).toEqual(dry);
    const [answer] = real;
    if (answer?.kind !== "invoice") throw new Error("no invoice");
    const invoice = await stored(customer, answer.number);
    expect(invoice).toMatchObject(answer.draft);
  });

  test("a second run issues nothing, not for an earlier period either", async () => {
    const customer = await insertWorkedExample(portal.context);
    const { customerNumber } = customer;
    expect(await run({ period: december, customerNumber })).toHaveLength(1);
    expect(await run({ period: december, customerNumber })).toEqual([]);
    expect(await run({ period: billingPeriod("2026-11"), customerNumber })).toEqual([]);
  });

  test("R7.2 two runs at the same time issue each invoice once, with numbers without gaps", async () => {
    const customers = await Promise.all(Array.from({ length: 12 }, () => insertWorkedExample(portal.context)));
    const summaries = await Promise.all([
      runBilling(portal.context, { period: december }),
      runBilling(portal.context, { period: december }),
    ]);
    const rows = await portal.context.database.withoutCustomer((tx) =>
      tx.invoice.findMany({ where: { customerId: { in: customers.map((each) => each.customerId) } } }),
    );
    expect(rows).toHaveLength(12);
    expect(sum(summaries.map((each) => each.invoices))).toBe(12);
    const numbers = await portal.context.database.withoutCustomer((tx) =>
      tx.invoice.findMany({ select: { number: true } }),
    );
    for (const year of ["2026", "2027"]) {
      const sequence = numbers
        .map(({ number }) => number)
        .filter((number) => number.startsWith(year))
        .toSorted();
      expect(sequence).toEqual(sequence.map((_, at) => `${year}-${String(at + 1).padStart(6, "0")}`));
    }
  });

  test("a customer with nothing to bill gets no invoice, and the portal stays closed", async () => {
    const customer = await insertCustomer(portal.context);
    expect(await run({ period: december, customerNumber: customer.customerNumber })).toEqual([]);
    const row = await portal.context.database.withCustomer(customer.customerId, (tx) => tx.customer.findFirst());
    expect(row?.activatedAt).toBeNull();
  });

  test("an invoice that can't be made leaves no trace and no gap, and stops nobody else", async () => {
    const broken = await insertCustomer(portal.context);
    await portal.context.database.withoutCustomer((tx) => tx.product.create({ data: { code: "UNPRICED" } }));
    await insertService(portal.context, broken, { productCode: "UNPRICED", billedFrom: localDate("2026-11-10") });
    const good = await insertWorkedExample(portal.context);
    const answers = await run({ period: december });
    expect(answers.map((each) => [each.kind, each.customerNumber]).toSorted()).toEqual(
      [
        ["failed", broken.customerNumber],
        ["invoice", good.customerNumber],
      ].toSorted(),
    );
    expect(await jobs(broken)).toEqual([]);
  });

  test("R7.6 is refused before the first day of the period", async () => {
    const customer = await insertWorkedExample(portal.context);
    await expect(run({ period: january })).rejects.toThrow(
      "The invoice of 2027-01 can be issued from 2027-01-01 on: today is 2026-12-01",
    );
    await expect(issueInvoice(portal.context, { customerId: customer.customerId, period: january })).rejects.toThrow(
      RangeError,
    );
    expect(await run({ period: billingPeriod("2027-02"), customerNumber: 1, dryRun: true }).catch(String)).toContain(
      "Not found",
    );
  });
});

describe("R7.2 an issued invoice never changes", () => {
  test.each([
    { statement: "UPDATE invoices SET total_cents = total_cents + 1, vat_cents = vat_cents + 1", because: "an amount" },
    { statement: "UPDATE invoices SET buyer_reference = 'other'", because: "a word" },
    { statement: "UPDATE invoice_lines SET description = 'other'", because: "a line" },
    { statement: "UPDATE invoice_lines SET shares = '[]'", because: "the shares of a line" },
    { statement: "UPDATE invoice_vat SET vat_cents = 0", because: "its VAT" },
    { statement: "DELETE FROM invoice_lines WHERE line_number = 1", because: "a line taken out" },
    { statement: "DELETE FROM invoices", because: "all of it" },
  ])("the database refuses $because", async ({ statement }) => {
    const customer = await insertWorkedExample(portal.context);
    const before = await issued(customer);
    await expect(
      portal.context.database.withCustomer(customer.customerId, (tx) => tx.$executeRawUnsafe(statement)),
    ).rejects.toThrow("never changes");
    expect(await stored(customer, before.number)).toEqual(before);
  });

  test("a later change to the customer does not show on it", async () => {
    const customer = await insertWorkedExample(portal.context);
    const before = await issued(customer);
    await portal.context.database.withCustomer(customer.customerId, (tx) =>
      tx.customer.updateMany({ data: { billingCity: "Elders", iban: "NL91ABNA0417164300" } }),
    );
    expect(await stored(customer, before.number)).toEqual(before);
  });

  test("the portal can write none of it", async () => {
    const customer = await insertWorkedExample(portal.context);
    const { number } = await issued(customer);
    await expect(
      portal.web.database.withCustomer(customer.customerId, (tx) =>
        tx.invoice.updateMany({ where: { number }, data: { status: "collected" } }),
      ),
    ).rejects.toThrow("permission denied");
  });
});

describe("R7.2 credit notes", () => {
  test("of all lines: the exact negative, and the invoice is credited", async () => {
    const customer = await insertWorkedExample(portal.context);
    const invoice = await issued(customer);
    const credit = await creditInvoice(portal.context, { number: invoice.number, lineNumbers: null, reason: "Dubbel" });
    const note = await stored(customer, credit.number);
    expect(note).toMatchObject({
      type: "credit-note",
      period: "2026-12",
      netCents: -28600,
      vatCents: -6006,
      totalCents: -34606,
      reason: "Dubbel",
      credits: { number: invoice.number },
    });
    expect(note.lines.map((line) => line.netCents)).toEqual(invoice.lines.map((line) => -line.netCents));
    expect(await stored(customer, invoice.number)).toEqual({
      ...invoice,
      status: "credited",
      statusOn: "2026-12-01",
      creditNotes: [{ number: credit.number, issuedOn: "2026-12-01", type: "credit-note" }],
    });
  });

  test("of some lines: a line once, and credited when the last one is", async () => {
    const customer = await insertWorkedExample(portal.context);
    const { number } = await issued(customer);
    const credit = (lineNumbers: number[] | null): Promise<unknown> =>
      creditInvoice(portal.context, { number, lineNumbers, reason: "Fout" });
    await credit([5]);
    expect((await stored(customer, number)).status).toBe("issued");
    await expect(credit([5, 1])).rejects.toThrow("Credited already: line 5");
    await expect(credit([9])).rejects.toThrow("no line 9");
    const outcomes = await Promise.allSettled([credit(null), credit(null)]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await stored(customer, number)).status).toBe("credited");
  });

  test("no invoice, and no credit note, can be credited", async () => {
    const customer = await insertWorkedExample(portal.context);
    const { number } = await issued(customer);
    const note = await creditInvoice(portal.context, { number, lineNumbers: null, reason: "Fout" });
    const again = { lineNumbers: null, reason: "Fout" };
    await expect(creditInvoice(portal.context, { ...again, number: "2026-999999" })).rejects.toThrow("Not found");
    await expect(creditInvoice(portal.context, { ...again, number: note.number })).rejects.toThrow("is a credit note");
    await expect(creditInvoice(portal.context, { ...again, number })).rejects.toThrow("credited already");
  });
});

describe("R7.5 payment", () => {
  const on = localDate("2026-12-15");

  test("collected, given back by the bank, collected again; recording twice changes nothing", async () => {
    const customer = await insertWorkedExample(portal.context);
    const { number } = await issued(customer);
    for (const status of ["collected", "collected", "failed", "collected"] as const) {
      await recordPayment(portal.context, { number, status, on });
      expect(await stored(customer, number)).toMatchObject({ status, statusOn: on });
    }
  });

  test("is refused before the issue, for a credit note and for a credited invoice", async () => {
    const customer = await insertWorkedExample(portal.context);
    const { number } = await issued(customer);
    const collect = (of: string, day = on): Promise<void> =>
      recordPayment(portal.context, { number: of, status: "collected", on: day });
    await expect(collect(number, localDate("2026-11-30"))).rejects.toThrow("was issued on");
    const note = await creditInvoice(portal.context, { number, lineNumbers: null, reason: "Fout" });
    await expect(collect(note.number)).rejects.toThrow("is a credit note");
    await expect(collect(number)).rejects.toThrow("can't become collected");
    await expect(collect("2026-999999")).rejects.toThrow("Not found");
  });
});

describe("tenancy", () => {
  test("another customer's invoice is not there", async () => {
    const [mine, other] = [await insertWorkedExample(portal.context), await insertWorkedExample(portal.context)];
    const { number } = await issued(other);
    const seen = await portal.web.database.withCustomer(mine.customerId, (tx) =>
      findInvoice(tx, mine.customerId, number),
    );
    expect(seen).toBeNull();
  });

  test("a preview of an unknown customer is not found", async () => {
    await expect(
      previewInvoice(portal.context, { customerId: "00000000-0000-4000-8000-000000000000", period: december }),
    ).rejects.toThrow("Not found");
  });
});
