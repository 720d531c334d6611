import type { Invoice } from "~/modules/billing/domain/invoice";
import { readerIn } from "~/platform/texts/texts.server";
import { ublDocument, type UblProfile } from "../domain/ubl/ubl-invoice";
import { paymentNote } from "../words/payment-note";

/** Returns the e-invoice of an invoice, in the words of its language. */
export function ublOf(invoice: Invoice, profile?: UblProfile): string {
  return ublDocument(invoice, paymentNote(invoice, readerIn(invoice.parties.buyer.language)), profile);
}
