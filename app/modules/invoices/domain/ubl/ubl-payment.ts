import type { Invoice } from "~/modules/billing/domain/invoice";
import { basic } from "./ubl-words";
import { element, type XmlElement } from "./xml-element";

const SEPA_DIRECT_DEBIT = "59";

/** Direct debit under the customer's mandate; a credit note names the same account, and the day by which it is settled.
 *  Absent when there is nothing to pay. */
export function paymentMeans(invoice: Invoice): XmlElement | null {
  if (!isPayable(invoice)) return null;
  const { buyer } = invoice.parties;
  return element("cac:PaymentMeans", [
    basic("PaymentMeansCode", SEPA_DIRECT_DEBIT),
    invoice.type === "credit-note" ? basic("PaymentDueDate", invoice.dueOn) : null,
    basic("PaymentID", invoice.number),
    element("cac:PaymentMandate", [
      basic("ID", buyer.mandateId),
      element("cac:PayerFinancialAccount", [basic("ID", buyer.iban)]),
    ]),
  ]);
}

/** `note`: how and when it is paid, in words. */
export function paymentTerms(invoice: Invoice, note: string): XmlElement | null {
  if (!isPayable(invoice) || invoice.type === "credit-note") return null;
  return element("cac:PaymentTerms", [basic("Note", note)]);
}

/** A credit note is settled whichever way its amount goes: that of an invoice below zero is collected. */
function isPayable({ type, totalCents }: Invoice): boolean {
  return type === "credit-note" ? totalCents !== 0 : totalCents > 0;
}
