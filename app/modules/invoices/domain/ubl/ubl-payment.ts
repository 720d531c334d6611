import type { Invoice } from "~/modules/billing/domain/invoice";
import { basic } from "./ubl-words";
import { element, type XmlElement } from "./xml-element";

const SEPA_DIRECT_DEBIT = "59";

/** Returns direct debit under the customer's mandate. A credit note names the same account and the day by which it is
 *  settled. Null when there is nothing to pay. */
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

export function paymentTerms(invoice: Invoice): XmlElement | null {
  if (!isPayable(invoice) || invoice.type === "credit-note") return null;
  const words =
    invoice.parties.buyer.language === "nl"
      ? `Automatische incasso op ${invoice.dueOn}`
      : `Collected by direct debit on ${invoice.dueOn}`;
  return element("cac:PaymentTerms", [basic("Note", words)]);
}

/** A credit note is settled in either direction: that of a negative invoice is collected. */
function isPayable({ type, totalCents }: Invoice): boolean {
  return type === "credit-note" ? totalCents !== 0 : totalCents > 0;
}
