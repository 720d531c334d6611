import { describe, expect, test } from "vitest";

import { hostileInvoice } from "../../testing/hostile-invoices";
import { anInvoice } from "../../testing/invoice-builders";
import { HOSTILE_SEEDS, ublCases } from "../../testing/ubl-cases";
import { COMPILATION_MS, havePeppolRules, judge, peppolRules } from "../../testing/ubl-rules";
import { ublOf } from "../../testing/ubl-of";

test("Peppol's rules are present where the tests must run", () => {
  expect(process.env["CI"] === undefined || havePeppolRules, `${peppolRules} is not there`).toBe(true);
});

describe("EN 16931, for what goes through Peppol", () => {
  test.each(ublCases)("$what", ({ invoice }) => {
    expect(judge(ublOf(invoice, "peppol"), "en16931").broken).toEqual([]);
  });

  test.each(HOSTILE_SEEDS)("hostile invoice %i", (seed) => {
    expect(judge(ublOf(hostileInvoice(seed), "peppol"), "en16931").broken).toEqual([]);
  });

  test("a broken document is refused", () => {
    const xml = ublOf(anInvoice(), "peppol");
    const wrongTotal = xml.replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, "$11.00");
    expect(judge(wrongTotal, "en16931").broken).toContain("BR-CO-16");
  });
});

const reason = havePeppolRules ? "" : ` (skipped: ${peppolRules} is not there)`;

describe.skipIf(!havePeppolRules)(`Peppol BIS Billing 3${reason}`, { timeout: COMPILATION_MS }, () => {
  test.each(ublCases)("$what", ({ invoice }) => {
    expect(judge(ublOf(invoice, "peppol"), "peppol").broken).toEqual([]);
  });

  test.each(HOSTILE_SEEDS)("hostile invoice %i", (seed) => {
    expect(judge(ublOf(hostileInvoice(seed), "peppol"), "peppol").broken).toEqual([]);
  });

  test("a document of another process is refused", () => {
    const xml = ublOf(anInvoice(), "peppol");
    expect(judge(xml.replace(/<cbc:ProfileID>[^<]*</, "<cbc:ProfileID>urn:none<"), "peppol").broken).not.toEqual([]);
  });
});
