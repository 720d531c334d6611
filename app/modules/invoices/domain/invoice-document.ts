/** The documents of an issued invoice: one for people, and the e-invoice for accounting systems. */
export type InvoiceDocumentKind = "pdf" | "ubl";

export const INVOICE_DOCUMENT_KINDS: readonly InvoiceDocumentKind[] = ["pdf", "ubl"];

/** A document as a file. Its bytes are always the same. */
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
