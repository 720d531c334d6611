import type { Invoice } from "~/modules/billing/domain/invoice";
import type { InvoiceDocumentKind } from "../domain/invoice-document";
import { ublDocument } from "../domain/ubl/ubl-invoice";
import { renderInvoicePdf } from "./invoice-pdf/render-invoice-pdf.server";

/** Draws a document of an invoice. The same invoice always gives the same bytes. */
export async function drawDocument(invoice: Invoice, kind: InvoiceDocumentKind): Promise<Uint8Array> {
  switch (kind) {
    case "pdf":
      return renderInvoicePdf(invoice);
    case "ubl":
      return new TextEncoder().encode(ublDocument(invoice));
    default:
      return kind satisfies never;
  }
}
