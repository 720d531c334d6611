import { createHash } from "node:crypto";

import type { Invoice } from "~/modules/billing/domain/invoice";
import type { ServerContext } from "~/platform/context.server";
import {
  documentFile,
  INVOICE_DOCUMENT_KINDS,
  type InvoiceDocumentKind,
  type InvoiceFile,
} from "../domain/invoice-document";
import {
  insertArchivedDocuments,
  readArchivedDocuments,
  type ArchivedDocument,
} from "./invoice-archive-repository.server";
import { drawDocument } from "./invoice-files.server";

export type InvoiceFiles = Readonly<Record<InvoiceDocumentKind, InvoiceFile>>;

/** Archives the documents of an issued invoice unless they are archived, and returns what is archived (R7.2). However
 *  often it runs, even concurrently, one set of bytes is stored and every caller gets that. */
export async function archiveInvoice(
  { database, clock }: Pick<ServerContext, "database" | "clock">,
  customerId: string,
  invoice: Invoice,
): Promise<InvoiceFiles> {
  const archived = await database.withCustomer(customerId, (tx) => readArchivedDocuments(tx, customerId, invoice.id));
  if (archived.length === INVOICE_DOCUMENT_KINDS.length) return filesOf(invoice, archived);
  const drawn = await Promise.all(INVOICE_DOCUMENT_KINDS.map((kind) => draw(invoice, kind)));
  const owner = { customerId, invoiceId: invoice.id, archivedAt: clock.now() };
  return database.withCustomer(customerId, async (tx) => {
    await insertArchivedDocuments(tx, owner, drawn);
    return filesOf(invoice, await readArchivedDocuments(tx, customerId, invoice.id));
  });
}

/** Returns the digest in lower-case hexadecimal. */
export function sha256Of(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

async function draw(invoice: Invoice, kind: InvoiceDocumentKind): Promise<ArchivedDocument> {
  const content = await drawDocument(invoice, kind);
  return { kind, content, sha256: sha256Of(content) };
}

function filesOf({ number }: Invoice, documents: readonly ArchivedDocument[]): InvoiceFiles {
  const file = (wanted: InvoiceDocumentKind): InvoiceFile => {
    const document = documents.find(({ kind }) => kind === wanted);
    if (!document) throw new Error(`The ${wanted} of ${number} is not archived`);
    return documentFile(number, wanted, document.content);
  };
  return { pdf: file("pdf"), ubl: file("ubl") };
}
