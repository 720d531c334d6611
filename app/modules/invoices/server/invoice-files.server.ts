import type { Invoice } from "~/modules/billing/domain/invoice";
import type { InvoiceDocumentKind, InvoiceFile } from "../domain/invoice-document";
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

/** A file as an answer that the browser saves. */
export function fileResponse({ name, type, content }: InvoiceFile): Response {
  return new Response(content as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": type,
      "Content-Length": String(content.byteLength),
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}
