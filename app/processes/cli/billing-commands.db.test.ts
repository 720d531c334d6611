import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ublOf } from "~/modules/invoices/testing/ubl-of";
import { getInvoice } from "~/modules/invoices/server/get-invoice.server";
import {
  insertCustomer,
  insertWorkedExample,
  type TestCustomer,
} from "~/modules/billing/testing/billing-customer.server";
import { fixedClock } from "~/platform/clock.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { billCommand, type BillOptions } from "./bill";
import { archiveInvoice } from "~/modules/invoices/server/archive-invoice.server";
import { discountCommand, type DiscountOptions } from "./discount";
import { creditCommand, invoiceCommand, verifyCommand } from "./invoice";
import { paymentCommand } from "./payment";

let portal: TestPortal;
let customer: TestCustomer;
beforeAll(async () => {
  portal = await createTestPortal(fixedClock(new Date("2026-12-01T05:00:00Z")));
  customer = await insertWorkedExample(portal.context);
  await insertCustomer(portal.context);
});
afterAll(() => portal.close());

type Streams = { stdout: PassThrough; stderr: PassThrough };
type Output = { code: number; out: Buffer; told: string };

async function ran(command: (streams: Streams) => Promise<number>): Promise<Output> {
  const streams = { stdout: new PassThrough({ highWaterMark: 1e7 }), stderr: new PassThrough({ highWaterMark: 1e7 }) };
  const code = await command(streams);
  return {
    code,
    out: (streams.stdout.read() as Buffer | null) ?? Buffer.alloc(0),
    told: String(streams.stderr.read() ?? ""),
  };
}

function bill(options: Partial<BillOptions>): Promise<Output> {
  return ran((streams) => billCommand(portal.context, { period: "2026-12", ...options }, streams));
}

describe("insight bill", () => {
  test("prints a JSON line per invoice; a dry run prints the same without a number, every time", async () => {
    const dry = await bill({ dryRun: true });
    expect(dry.code).toBe(0);
    expect((await bill({ dryRun: true })).out).toEqual(dry.out);
    const real = await bill({});
    const lines = real.out.toString().trim().split("\n");
    expect(lines).toHaveLength(1);
    const invoice = JSON.parse(lines[0] ?? "") as { number: string };
    expect(invoice).toMatchObject({
      customerNumber: customer.customerNumber,
      totalCents: 34606,
      number: "2026-000001",
    });
    expect(JSON.parse(dry.out.toString())).toEqual({ ...invoice, number: null });
    expect(await bill({})).toMatchObject({ code: 0, out: Buffer.alloc(0) });
  });

  test.each([
    { options: { period: "2026-13" }, code: 2, because: "no month" },
    { options: { customer: "12" }, code: 2, because: "no customer number" },
    { options: { customer: "999999" }, code: 1, because: "an unknown customer number" },
    { options: { period: "2027-03" }, code: 1, because: "too early" },
  ])("answers $code for $because", async ({ options, code }) => {
    const { told, ...answer } = await bill(options);
    expect(answer).toEqual({ code, out: Buffer.alloc(0) });
    expect(told).not.toBe("");
  });
});

describe("insight invoice", () => {
  const invoice = (form: "show" | "pdf" | "xml", number: string): Promise<Output> =>
    ran((streams) => invoiceCommand(portal.context, form, number, streams));

  test("shows an invoice, and writes its documents", async () => {
    const stored = await getInvoice(portal.context, customer.customerId, "2026-000001");
    const shown = await invoice("show", "2026-000001");
    expect(shown).toMatchObject({ code: 0, told: "" });
    expect(JSON.parse(shown.out.toString())).toMatchObject({ number: "2026-000001", netCents: 28600 });
    expect((await invoice("xml", "2026-000001")).out.toString()).toBe(ublOf(stored));
    expect((await invoice("pdf", "2026-000001")).out.subarray(0, 8).toString()).toBe("%PDF-1.7");
  });

  test("verifies the archive: 1 while a document is missing, 0 once all are there unchanged", async () => {
    const verify = (number: string | null): Promise<Output> =>
      ran((streams) => verifyCommand(portal.context, number, streams));
    const before = await verify("2026-000001");
    expect(before.code).toBe(1);
    expect(before.told).toContain("2026-000001.pdf is not archived yet");
    const invoice = await getInvoice(portal.context, customer.customerId, "2026-000001");
    const { ubl } = await archiveInvoice(portal.context, customer.customerId, invoice);
    const after = await verify(null);
    expect(after).toMatchObject({ code: 0, told: "" });
    expect(JSON.parse(after.out.toString())).toEqual({ invoices: 1, documents: 2, broken: [], missing: [] });
    expect(
      Buffer.compare(
        (await ran((streams) => invoiceCommand(portal.context, "xml", "2026-000001", streams))).out,
        ubl.content,
      ),
    ).toBe(0);
    expect((await verify("2026-999999")).code).toBe(1);
  });

  test("says when there is no such invoice", async () => {
    expect(await invoice("show", "2026-999999")).toMatchObject({ code: 1, told: "Not found: invoice 2026-999999\n" });
  });
});

describe("insight payment and invoice credit", () => {
  const credit = (lines: string | undefined, reason: string): Promise<Output> =>
    ran((streams) =>
      creditCommand(portal.context, "2026-000001", { reason, ...(lines === undefined ? {} : { lines }) }, streams),
    );
  const pay = (status: string, on: string, number = "2026-000001"): Promise<Output> =>
    ran((streams) => paymentCommand(portal.context, number, { status, on }, streams));

  test.each(["\u0001", "\u200B", "twice\nbilled"])(
    "%j is not a reason for a credit note: 2, nothing written",
    async (reason) => {
      expect(await credit(undefined, reason)).toMatchObject({ code: 2, out: Buffer.alloc(0) });
    },
  );

  test("R7.5 a collected invoice, then some of its lines credited, then the rest", async () => {
    expect(await pay("collected", "2026-12-15")).toMatchObject({ code: 0 });
    const some = await credit("1, 3", "Te veel");
    expect(JSON.parse(some.out.toString())).toEqual({
      number: "2026-000002",
      credits: "2026-000001",
      netCents: -850,
      vatCents: -179,
      totalCents: -1029,
    });
    expect((await credit(undefined, "Alles")).code).toBe(0);
    expect(await pay("failed", "2026-12-16")).toMatchObject({ code: 1 });
  });

  test.each([
    { what: "a status that is none", answer: () => pay("paid", "2026-12-15"), code: 2 },
    { what: "a day that is none", answer: () => pay("collected", "2026-02-30"), code: 2 },
    { what: "an invoice that is none", answer: () => pay("collected", "2026-12-15", "2026-999999"), code: 1 },
    { what: "lines that are none", answer: () => credit("1,x", "Te veel"), code: 2 },
    { what: "no reason", answer: () => credit("1", " "), code: 2 },
  ])("answers $code for $what", async ({ answer, code }) => {
    expect((await answer()).code).toBe(code);
  });

  test("the audit log has what the operator did", async () => {
    const entries = await portal.context.database.withCustomer(customer.customerId, (tx) =>
      tx.auditEntry.findMany({ orderBy: { id: "asc" }, select: { action: true, subject: true, actor: true } }),
    );
    expect(entries.map(({ action }) => action)).toEqual(["payment-collected", "invoice-credited", "invoice-credited"]);
    expect(new Set(entries.map(({ subject }) => subject))).toEqual(new Set(["invoice:2026-000001"]));
  });
});

describe("insight discount", () => {
  const at = (day: string): TestPortal["context"] => portal.at(fixedClock(new Date(`${day}T09:00:00Z`))).context;
  const discount = (given: Partial<DiscountOptions> = {}): Promise<Output> => {
    const options = { customer: String(customer.customerNumber), cents: "1000", text: "Welkomstkorting", ...given };
    return ran((streams) => discountCommand(at("2026-12-20"), options, streams));
  };
  const billed = async (period: string): Promise<{ netCents: number; lines: { kind: string; netCents: number }[] }> => {
    const { out } = await ran((streams) => billCommand(at(`${period}-01`), { period }, streams));
    return JSON.parse(out.toString()) as Awaited<ReturnType<typeof billed>>;
  };

  test("R4.7 is on the next invoice or the one it is for, once, as its own line in the operator's words", async () => {
    const next = await discount();
    expect(JSON.parse(next.out.toString())).toMatchObject({ cents: 1000, period: "2027-01", category: null });
    expect((await discount({ cents: "250", period: "2027-02", category: "voice", text: "Storing" })).code).toBe(0);
    const [january, february, march] = [await billed("2027-01"), await billed("2027-02"), await billed("2027-03")];
    expect(january.lines.filter(({ kind }) => kind === "discount")).toMatchObject([
      { description: "Welkomstkorting", category: null, netCents: -1000, from: "2026-12-01", to: "2026-12-31" },
    ]);
    expect(february.lines.filter(({ kind }) => kind === "discount")).toMatchObject([
      { description: "Storing", category: "voice", netCents: -250 },
    ]);
    expect([january.netCents, february.netCents, march.netCents]).toEqual([7000, 7750, 8000]);
  });

  test("R4.7 for an issued invoice is on the next one", async () => {
    expect((await discount({ period: "2026-12", cents: "1" })).code).toBe(0);
    expect((await billed("2027-04")).netCents).toBe(7999);
  });

  test.each([
    { options: { cents: "0" }, code: 2, because: "nothing to take off" },
    { options: { cents: "-5" }, code: 2, because: "a surcharge" },
    { options: { cents: "12.50" }, code: 2, because: "not in cents" },
    { options: { text: " " }, code: 2, because: "no words" },
    { options: { period: "2027-13" }, code: 2, because: "no month" },
    { options: { period: "2026-11" }, code: 2, because: "a month that is over" },
    { options: { category: "fax" }, code: 2, because: "no module" },
    { options: { customer: "12" }, code: 2, because: "no customer number" },
    { options: { customer: "999999" }, code: 1, because: "an unknown customer number" },
  ])("answers $code for $because, and takes nothing off", async ({ options, code }) => {
    const { told, ...answer } = await discount(options);
    expect(answer).toEqual({ code, out: Buffer.alloc(0) });
    expect(told).not.toBe("");
  });
});
