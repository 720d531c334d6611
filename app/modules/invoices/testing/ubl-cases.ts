import type { Invoice } from "~/modules/billing/domain/invoice";
import { aCharge } from "~/modules/billing/testing/billable-builders";
import { aCreditNote, aLastCreditNote, anInvoice, everything, someParties, workedExample } from "./invoice-builders";

const refund = aCharge({ kind: "discount", category: null, productCode: null, user: null, unitCents: -9_999 });
/** One document of every kind that is issued. */
export const ublCases: readonly { readonly what: string; readonly invoice: Invoice }[] = [
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

/** The seeds of the hostile invoices. */
export const HOSTILE_SEEDS = Array.from({ length: 50 }, (_, at) => at + 1);
