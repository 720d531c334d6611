import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { billingPeriod } from "~/kernel/billing-period";
import { creditInvoice } from "~/modules/billing/server/credit-invoice.server";
import { issueInvoice } from "~/modules/billing/server/issue-invoice.server";
import { insertWorkedExample, type TestCustomer } from "~/modules/billing/testing/billing-customer.server";
import { fixedClock } from "~/platform/clock.server";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { archiveInvoiceTask } from "~/processes/tasks/archive-invoice-task";
import { runDueJobs } from "~/processes/run-due-jobs";
import { archiveInvoice, sha256Of } from "./archive-invoice.server";
import { getInvoiceFile } from "./get-invoice-file.server";
import { getInvoice } from "./get-invoice.server";
import { verifyArchive } from "./verify-archive.server";

let portal: TestPortal;
let customer: TestCustomer;
let other: TestCustomer;
let number = "";
let others = "";

beforeAll(async () => {
  portal = await createTestPortal(fixedClock(new Date("2026-12-01T06:00:00Z")));
  customer = await insertWorkedExample(portal.context);
  other = await insertWorkedExample(portal.context);
  const period = billingPeriod("2026-12");
  number = (await issueInvoice(portal.context, { customerId: customer.customerId, period }))?.number ?? "";
  others = (await issueInvoice(portal.context, { customerId: other.customerId, period }))?.number ?? "";
});
afterAll(() => portal.close());

const archive = (): Promise<void> =>
  runDueJobs(portal.context, { "archive-invoice": archiveInvoiceTask(portal.context) });

type Row = { readonly kind: string; readonly sha256: string; readonly content: Buffer };

async function archived(of: string): Promise<Row[]> {
  const { rows } = await portal.context.database.pool.query<Row>(
    `SELECT kind::text, sha256, content FROM invoice_documents d JOIN invoices i ON i.id = d.invoice_id
      WHERE i.number = $1 ORDER BY kind`,
    [of],
  );
  return rows;
}

describe("R7.2 the archive of issued invoices", () => {
  let drawn: Uint8Array;

  test("before its job has run, a document is generated from the invoice", async () => {
    expect(await archived(number)).toEqual([]);
    expect(await verifyArchive(portal.context, number)).toMatchObject({
      documents: 0,
      missing: [`${number}.pdf`, `${number}.xml`],
    });
    drawn = (await getInvoiceFile(portal.web, customer.customerId, number, "pdf")).content;
    expect(Buffer.from(drawn.subarray(0, 5)).toString()).toBe("%PDF-");
  });

  test("issuing and crediting queue it; the job keeps both documents with their SHA-256, byte for byte as they were generated", async () => {
    const credit = await creditInvoice(portal.context, { number, lineNumbers: [1], reason: "Te veel" });
    await archive();
    for (const each of [number, others, credit.number]) {
      const rows = await archived(each);
      expect(rows.map(({ kind }) => kind)).toEqual(["pdf", "ubl"]);
      for (const { content, sha256 } of rows) expect(sha256Of(content)).toBe(sha256);
    }
    expect(Buffer.compare((await archived(number))[0]?.content ?? Buffer.alloc(0), drawn)).toBe(0);
  });

  test("from then on everyone gets the archived bytes, with one statement", async () => {
    const [pdf, ubl] = await archived(number);
    const file = await getInvoiceFile(portal.web, customer.customerId, number, "pdf");
    expect(file).toMatchObject({ name: `${number}.pdf`, type: "application/pdf" });
    expect(Buffer.compare(file.content, pdf?.content ?? Buffer.alloc(0))).toBe(0);
    const xml = await getInvoiceFile(portal.web, customer.customerId, number, "ubl");
    expect(Buffer.compare(xml.content, ubl?.content ?? Buffer.alloc(0))).toBe(0);
    const load = (): Promise<unknown> => getInvoiceFile(portal.web, customer.customerId, number, "pdf");
    expect(await dataStatements(portal.web, load)).toHaveLength(1);
  });

  test("archiving again, even twice at once, keeps what was archived first", async () => {
    const before = await archived(others);
    const invoice = await getInvoice(portal.context, other.customerId, others);
    const changed = { ...invoice, reason: "drawn differently" };
    const [one, two] = await Promise.all([
      archiveInvoice(portal.context, other.customerId, changed),
      archiveInvoice(portal.context, other.customerId, changed),
    ]);
    expect(await archived(others)).toEqual(before);
    expect(Buffer.compare(one.ubl.content, before[1]?.content ?? Buffer.alloc(0))).toBe(0);
    expect(Buffer.compare(two.ubl.content, before[1]?.content ?? Buffer.alloc(0))).toBe(0);
  });

  test("two workers at once archive one set", async () => {
    const period = billingPeriod("2027-01");
    const { context } = portal.at(fixedClock(new Date("2027-01-01T06:00:00Z")));
    const issued = (await issueInvoice(context, { customerId: other.customerId, period }))?.number ?? "";
    const invoice = await getInvoice(context, other.customerId, issued);
    const all = await Promise.all([1, 2, 3].map(() => archiveInvoice(context, other.customerId, invoice)));
    expect(new Set(all.map(({ pdf }) => sha256Of(pdf.content))).size).toBe(1);
    expect(await archived(issued)).toHaveLength(2);
  });

  test.each([
    "UPDATE invoice_documents SET archived_at = now()",
    "DELETE FROM invoice_documents",
    "UPDATE invoice_documents SET content = '', sha256 = encode(sha256(''), 'hex')",
  ])("nobody can change it, not even the owner of the tables: %s", async (statement) => {
    await expect(portal.context.database.pool.query(statement)).rejects.toThrow("An issued invoice never changes");
  });

  test("a digest that does not fit the bytes is refused", async () => {
    await expect(
      portal.context.database.pool.query(
        `INSERT INTO invoice_documents SELECT id, 'pdf', customer_id, 'x', encode(sha256('y'), 'hex'), now() FROM invoices LIMIT 1`,
      ),
    ).rejects.toThrow("invoice_documents_sha256");
  });

  test("another customer's number is not found, and a job of another customer archives nothing", async () => {
    for (const kind of ["pdf", "ubl"] as const) {
      await expect(getInvoiceFile(portal.web, customer.customerId, others, kind)).rejects.toThrow("Not found");
    }
    const { rows } = await portal.context.database.pool.query<{ id: string }>(
      "SELECT id FROM invoices WHERE number = $1",
      [others],
    );
    const job = { customerId: customer.customerId, invoiceId: rows[0]?.id };
    await expect(archiveInvoiceTask(portal.context)(job)).rejects.toThrow("Not found");
  });

  test("verifying computes every SHA-256 again, and names a document that is not as it was archived", async () => {
    const whole = await verifyArchive(portal.context, null);
    expect(whole).toEqual({ invoices: 4, documents: 8, broken: [], missing: [] });
    await expect(verifyArchive(portal.context, "2026-999999")).rejects.toThrow("Not found");
    const { pool } = portal.context.database;
    await pool.query("ALTER TABLE invoice_documents DISABLE TRIGGER stays_as_issued");
    await pool.query("ALTER TABLE invoice_documents DROP CONSTRAINT invoice_documents_sha256");
    await pool.query(
      `UPDATE invoice_documents SET content = set_byte(content, 900, 7)
        WHERE kind = 'pdf' AND invoice_id = (SELECT id FROM invoices WHERE number = $1)`,
      [number],
    );
    expect(await verifyArchive(portal.context, null)).toMatchObject({ broken: [`${number}.pdf`], missing: [] });
    expect(await verifyArchive(portal.context, others)).toMatchObject({ invoices: 1, broken: [] });
  });
});
