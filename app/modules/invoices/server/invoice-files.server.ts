import type { Invoice } from "~/modules/billing/domain/invoice";
import type { InvoiceDocumentKind } from "../domain/invoice-document";
import { ublDocument } from "../domain/ubl/ubl-invoice";
import { readerIn } from "~/platform/texts/texts.server";
import { paymentNote } from "../words/payment-note";
import { renderInvoicePdf } from "./invoice-pdf/render-invoice-pdf.server";

/** Draws a document of an invoice. The same invoice always gives the same bytes. */
export async function drawDocument(invoice: Invoice, kind: InvoiceDocumentKind): Promise<Uint8Array> {
  switch (kind) {
    case "pdf":
      return renderInvoicePdf(invoice);
    case "ubl":
      return new TextEncoder().encode(
        ublDocument(invoice, paymentNote(invoice, readerIn(invoice.parties.buyer.language))),
      );
    default:
      return kind satisfies never;
  }
}
