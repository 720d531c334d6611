import { describe, expect, test } from "vitest";

import { anInvoice } from "../../testing/invoice-builders";
import { hostileInvoice } from "../../testing/hostile-invoices";
import { HOSTILE_SEEDS, ublCases } from "../../testing/ubl-cases";
import { checkRules, checkSchema, judge, uncompiledRules } from "../../testing/ubl-rules";
import { documentProblems } from "../document-problems";
import { ublOf } from "../../testing/ubl-of";

describe("our own exact checks", () => {
  test.each(ublCases)("$what", ({ invoice }) => {
    expect(documentProblems(invoice)).toEqual([]);
  });

  test.each(HOSTILE_SEEDS)("hostile invoice %i: to the cent, with its mandate, and by the Dutch rules", (seed) => {
    const invoice = hostileInvoice(seed);
    expect(documentProblems(invoice)).toEqual([]);
    const xml = ublOf(invoice);
    expect(xml).toContain("<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0<");
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
    const isPayable = invoice.type === "invoice" ? invoice.totalCents > 0 : invoice.totalCents !== 0;
    expect(xml.includes(`<cac:PaymentMandate>`)).toBe(isPayable);
  });
});

describe("the official rules", () => {
  test("are the published ones", () => {
    expect(checkRules).not.toThrow();
  });

  test("are all compiled", () => {
    expect(uncompiledRules()).toEqual([]);
  });

  test.each(ublCases)("UBL 2.1 schema: $what", ({ invoice }) => {
    checkSchema(ublOf(invoice));
  });

  test.each(ublCases)("EN 16931 and NLCIUS: $what", ({ invoice }) => {
    const { broken, fired } = judge(ublOf(invoice), "nlcius");
    expect(broken).toEqual([]);
    expect(fired).toBeGreaterThan(judge(ublOf(invoice, "peppol"), "nlcius").fired);
  });

  test.each(HOSTILE_SEEDS)("schema, EN 16931 and NLCIUS: hostile invoice %i", (seed) => {
    const xml = ublOf(hostileInvoice(seed));
    checkSchema(xml);
    expect(judge(xml, "nlcius").broken).toEqual([]);
  });

  test("a broken document is refused", () => {
    const xml = ublOf(anInvoice());
    const unpayable = xml
      .replace("<cbc:DueDate>2026-12-15</cbc:DueDate>\n", "")
      .replace(/<cac:PaymentMeans>[^]*<\/cac:PaymentMeans>/, "");
    expect(judge(unpayable, "nlcius").broken).not.toEqual([]);
    expect(() => {
      checkSchema(xml.replaceAll("cbc:IssueDate", "cbc:IssuedDate"));
    }).toThrow();
  });
});
