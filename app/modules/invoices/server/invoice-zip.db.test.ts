import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPeriods, billingPeriod } from "~/kernel/billing-period";
import { issueOnTime } from "~/modules/billing/testing/issue-on-time.server";
import { insertWorkedExample, type TestCustomer } from "~/modules/billing/testing/billing-customer.server";
import { fixedClock } from "~/platform/clock.server";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { EVERY_INVOICE } from "../domain/invoice-summary";
import { getInvoiceFile } from "./get-invoice-file.server";
import { openInvoiceZip } from "./invoice-zip.server";

let portal: TestPortal;
let customer: TestCustomer;
let other: TestCustomer;

beforeAll(async () => {
  portal = await createTestPortal(fixedClock(new Date("2027-12-01T06:00:00Z")));
  customer = await insertWorkedExample(portal.context);
  other = await insertWorkedExample(portal.context);
  for (let month = 0; month < 12; month += 1) {
    const period = addPeriods(billingPeriod("2026-12"), month);
    await issueOnTime(portal.context, { customerId: customer.customerId, period });
  }
  await issueOnTime(portal.context, { customerId: other.customerId, period: billingPeriod("2026-12") });
});
afterAll(() => portal.close());

async function zipOf(customerId: string, choice: object): Promise<Buffer> {
  const stream = await openInvoiceZip(portal.web, customerId, { ...EVERY_INVOICE, ...choice });
  return Buffer.from(await new Response(stream).arrayBuffer());
}

/** Reads the entries from the directory at the end of a ZIP, as the format specifies. */
function entriesOf(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const entries = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + size);
    entries.set(
      zip.subarray(at + 46, at + 46 + (name ?? 0)).toString(),
      method === 0 ? content : inflateRawSync(content),
    );
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

describe("the documents of a year as a ZIP", () => {
  test("hold both documents of every invoice of that year, the oldest first, as they can be downloaded", async () => {
    const entries = entriesOf(await zipOf(customer.customerId, { year: 2027 }));
    const numbers = [...new Set([...entries.keys()].map((name) => name.split(".")[0] ?? ""))];
    expect([...entries.keys()]).toEqual(numbers.toSorted().flatMap((number) => [`${number}.pdf`, `${number}.xml`]));
    expect(numbers).toHaveLength(11);
    for (const number of numbers) {
      const pdf = await getInvoiceFile(portal.web, customer.customerId, number, "pdf");
      const ubl = await getInvoiceFile(portal.web, customer.customerId, number, "ubl");
      expect(Buffer.compare(entries.get(pdf.name) ?? Buffer.alloc(0), pdf.content)).toBe(0);
      expect(Buffer.compare(entries.get(ubl.name) ?? Buffer.alloc(0), ubl.content)).toBe(0);
    }
  });

  test("are the same bytes when they are downloaded again", async () => {
    const [one, two] = [await zipOf(customer.customerId, {}), await zipOf(customer.customerId, {})];
    expect(Buffer.compare(one, two)).toBe(0);
  });

  test("hold nothing of another customer, and are not there for a year without invoices", async () => {
    expect(entriesOf(await zipOf(other.customerId, {})).size).toBe(2);
    await expect(zipOf(other.customerId, { year: 2027 })).rejects.toThrow("Not found");
  });

  test("are read one by one, as fast as the client receives them", async () => {
    let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
    const statements = await dataStatements(portal.web, async () => {
      const stream = await openInvoiceZip(portal.web, customer.customerId, EVERY_INVOICE);
      reader = stream.getReader();
      await reader.read();
      await new Promise((resolve) => setTimeout(resolve, 1500));
    });
    // The list, and for each of the 24 documents the archive and then the invoice itself.
    expect(statements.length).toBeLessThan(24);
    await reader?.cancel();
  });
});
