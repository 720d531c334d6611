/** The documents of an issued invoice: the one that people read, and the e-invoice that bookkeeping reads. */
export type InvoiceDocumentKind = "pdf" | "ubl";

export const INVOICE_DOCUMENT_KINDS: readonly InvoiceDocumentKind[] = ["pdf", "ubl"];

/** A document as a file: its bytes are the same wherever it is asked for. */
export type InvoiceFile = { readonly name: string; readonly type: string; readonly content: Uint8Array };

const EXTENSIONS: Readonly<Record<InvoiceDocumentKind, string>> = { pdf: "pdf", ubl: "xml" };
const MEDIA_TYPES: Readonly<Record<InvoiceDocumentKind, string>> = {
  pdf: "application/pdf",
  ubl: "application/xml; charset=utf-8",
};

/** `2026-000123.pdf`, `2026-000123.xml`. */
export function documentName(number: string, kind: InvoiceDocumentKind): string {
  return `${number}.${EXTENSIONS[kind]}`;
}

export function documentFile(number: string, kind: InvoiceDocumentKind, content: Uint8Array): InvoiceFile {
  return { name: documentName(number, kind), type: MEDIA_TYPES[kind], content };
}
