import type { Invoice } from "~/modules/billing/domain/invoice";
import { ublDocument } from "../domain/ubl/ubl-invoice";
import { renderInvoicePdf } from "./invoice-pdf/render-invoice-pdf.server";

export type InvoiceFile = { readonly name: string; readonly type: string; readonly content: Uint8Array };

/** The invoice as a PDF that one can keep, mail and print. */
export async function invoicePdf(invoice: Invoice): Promise<InvoiceFile> {
  return { name: `${invoice.number}.pdf`, type: "application/pdf", content: await renderInvoicePdf(invoice) };
}

/** The invoice as an e-invoice that bookkeeping reads. */
export function invoiceUbl(invoice: Invoice): InvoiceFile {
  return {
    name: `${invoice.number}.xml`,
    type: "application/xml; charset=utf-8",
    content: new TextEncoder().encode(ublDocument(invoice)),
  };
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
