import { describe, expect, test } from "vitest";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { aCharge } from "~/modules/billing/testing/billable-builders";
import {
  aCreditNote,
  aLastCreditNote,
  anInvoice,
  everything,
  someParties,
  workedExample,
} from "../../testing/invoice-builders";
import { documentProblems } from "../document-problems";
import { hostileInvoice } from "../../testing/hostile-invoices";
import { checkRules, checkSchema, havePeppolRules, judge, peppolRules } from "../../testing/ubl-rules";
import { ublOf } from "../../testing/ubl-of";

const FIRST_COMPILATION_MS = 240_000;
const refund = aCharge({ kind: "discount", category: null, productCode: null, user: null, unitCents: -9_999 });
const documents: readonly { readonly what: string; readonly invoice: Invoice }[] = [
  { what: "the worked example", invoice: anInvoice(workedExample()) },
  { what: "something of every kind", invoice: anInvoice(everything()) },
  { what: "without an own reference", invoice: anInvoice(workedExample(), { buyerReference: null }) },
  { what: "a total below zero", invoice: anInvoice({ charges: [refund] }) },
  {
    what: "a credit note of a total below zero, which is collected",
    invoice: aCreditNote(anInvoice({ charges: [refund] })),
  },
  { what: "a credit note of the worked example", invoice: aCreditNote() },
  { what: "a credit note of something of every kind", invoice: aCreditNote(anInvoice(everything())) },
  { what: "the last of many credit notes, which gave back too much VAT", invoice: aLastCreditNote(51) },
  { what: "the last of many credit notes, which gave back too little VAT", invoice: aLastCreditNote(-51) },
  {
    what: "in English, to a customer with a VAT number",
    invoice: anInvoice(everything(), {
      parties: { ...someParties, buyer: { ...someParties.buyer, language: "en", vatNumber: "NL862637223B01" } },
    }),
  },
];

const SEEDS = Array.from({ length: 50 }, (_, at) => at + 1);

describe("the exact checks, which ask nothing of others", () => {
  test.each(documents)("$what", ({ invoice }) => {
    expect(documentProblems(invoice)).toEqual([]);
  });

  test.each(SEEDS)("hostile invoice %i: to the cent, with its mandate, and by the Dutch rules", (seed) => {
    const invoice = hostileInvoice(seed);
    expect(documentProblems(invoice)).toEqual([]);
    const xml = ublOf(invoice);
    expect(xml).toContain("<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0<");
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
    const isPayable = invoice.type === "invoice" ? invoice.totalCents > 0 : invoice.totalCents !== 0;
    expect(xml.includes(`<cac:PaymentMandate>`)).toBe(isPayable);
  });
});

test("Peppol's rules are there where the tests have to run", () => {
  expect(process.env["CI"] === undefined || havePeppolRules, peppolRules).toBe(true);
});

describe("the official rules", () => {
  test("are those that were taken", () => {
    expect(checkRules).not.toThrow();
  });

  test.each(documents)("UBL 2.1 schema: $what", ({ invoice }) => {
    checkSchema(ublOf(invoice));
  });

  test.each(documents)("EN 16931 and NLCIUS: $what", { timeout: FIRST_COMPILATION_MS }, ({ invoice }) => {
    const { broken, fired } = judge(ublOf(invoice), "nlcius");
    expect(broken).toEqual([]);
    expect(fired).toBeGreaterThan(judge(ublOf(invoice, "peppol"), "nlcius").fired);
  });

  test.skipIf(!havePeppolRules).each(documents)(
    "EN 16931 and Peppol BIS Billing 3: $what",
    { timeout: FIRST_COMPILATION_MS },
    ({ invoice }) => {
      expect(judge(ublOf(invoice, "peppol"), "peppol").broken).toEqual([]);
    },
  );

  test.each(SEEDS)("schema and all rule sets: hostile invoice %i", { timeout: FIRST_COMPILATION_MS }, (seed) => {
    const invoice = hostileInvoice(seed);
    checkSchema(ublOf(invoice));
    expect(judge(ublOf(invoice), "nlcius").broken).toEqual([]);
  });

  test.skipIf(!havePeppolRules).each(SEEDS)(
    "Peppol's rules: hostile invoice %i",
    { timeout: FIRST_COMPILATION_MS },
    (seed) => {
      expect(judge(ublOf(hostileInvoice(seed), "peppol"), "peppol").broken).toEqual([]);
    },
  );

  test("a broken document is refused", { timeout: FIRST_COMPILATION_MS }, () => {
    const xml = ublOf(anInvoice());
    expect(
      judge(
        xml
          .replace("<cbc:DueDate>2026-12-15</cbc:DueDate>\n", "")
          .replace(/<cac:PaymentMeans>[^]*<\/cac:PaymentMeans>/, ""),
        "nlcius",
      ).broken,
    ).not.toEqual([]);
    expect(() => {
      checkSchema(xml.replaceAll("cbc:IssueDate", "cbc:IssuedDate"));
    }).toThrow();
  });
});
