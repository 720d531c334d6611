import { describe, expect, test } from "vitest";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { aCreditNote, anInvoice, everything, someParties } from "../testing/invoice-builders";
import { isCreditorId, isDutchVatNumber, isIban } from "./check-digits";
import { documentProblems } from "./document-problems";

const invoice = anInvoice(everything());
const withBuyer = (buyer: object): Invoice => ({
  ...invoice,
  parties: { ...someParties, buyer: { ...someParties.buyer, ...buyer } },
});
const withSeller = (seller: object): Invoice => ({
  ...invoice,
  parties: { ...someParties, seller: { ...someParties.seller, ...seller } },
});

describe("the exact checks of a document", () => {
  test.each([
    { what: "the worked example", document: anInvoice() },
    { what: "something of every kind", document: invoice },
    { what: "a credit note", document: aCreditNote(invoice) },
  ])("$what has no problem", ({ document }) => {
    expect(documentProblems(document)).toEqual([]);
  });

  test.each([
    { problem: "VAT of 21% is not to the cent", document: vatOff(1) },
    { problem: "VAT of 21% is not to the cent", document: vatOff(-99) },
    { problem: "the total is not the amount with VAT", document: { ...invoice, totalCents: invoice.totalCents + 1 } },
    {
      problem: "the lines do not add up to the amount without VAT",
      document: { ...invoice, lines: invoice.lines.slice(1) },
    },
    { problem: "line 1 lies outside the period", document: { ...invoice, periodUntil: invoice.issuedOn } },
    { problem: "due on 2026-12-15, before the issue", document: { ...invoice, issuedOn: invoice.periodUntil } },
    { problem: "a credit note that names no invoice", document: { ...aCreditNote(), credits: null } },
    { problem: "the customer's IBAN NL21INGB0001234567", document: withBuyer({ iban: "NL21INGB0001234567" }) },
    { problem: "the customer's KvK number 8765432", document: withBuyer({ kvk: "8765432" }) },
    { problem: "the customer's VAT number NL001234567B01", document: withBuyer({ vatNumber: "NL001234567B01" }) },
    { problem: "no mandate", document: withBuyer({ mandateId: "" }) },
    { problem: "the sender's IBAN NL91ABNA0417164301", document: withSeller({ iban: "NL91ABNA0417164301" }) },
    {
      problem: "the creditor identifier NL00ZZZ999999990000",
      document: withSeller({ creditorId: "NL00ZZZ999999990000" }),
    },
  ])("finds: $problem", ({ document, problem }) => {
    expect(documentProblems(document)).toContain(problem);
  });
});

/** Returns an invoice whose VAT is off by the same amount everywhere, which the official rules let through. */
function vatOff(cents: number): Invoice {
  return {
    ...invoice,
    vat: invoice.vat.map((each) => ({ ...each, vatCents: each.vatCents + cents })),
    vatCents: invoice.vatCents + cents,
    totalCents: invoice.totalCents + cents,
  };
}

describe("check digits", () => {
  test.each([
    { number: "NL20INGB0001234567", valid: true },
    { number: "DE89370400440532013000", valid: true },
    { number: "MT84MALT011000012345MTLCAST001S", valid: true },
    { number: "NL20INGB0001234568", valid: false },
    { number: "NL20 INGB 0001 2345 67", valid: false },
    { number: "", valid: false },
  ])("IBAN $number: $valid", ({ number, valid }) => {
    expect(isIban(number)).toBe(valid);
  });

  test.each([
    { number: "NL862637223B01", valid: true },
    { number: "NL123456782B90", valid: true },
    { number: "NL862637224B01", valid: false },
    { number: "NL862637223B00", valid: false },
    { number: "NL86263722B01", valid: false },
  ])("VAT number $number: $valid", ({ number, valid }) => {
    expect(isDutchVatNumber(number)).toBe(valid);
  });

  test("creditor identifiers, whatever their business code", () => {
    expect(["NL79ZZZ999999990000", "NL79ABC999999990000", "NL78ZZZ999999990000"].map(isCreditorId)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
