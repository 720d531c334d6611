import type { Transaction } from "~/platform/database/database.server";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { InvoiceDocumentKind } from "../domain/invoice-document";

export type ArchivedDocument = {
  readonly kind: InvoiceDocumentKind;
  readonly content: Uint8Array;
  /** As it was computed when the document was archived; hexadecimal. */
  readonly sha256: string;
};

/** The archived bytes of a document by the number of its invoice: one statement; null: they are not archived, or this customer
 *  has no such invoice. */
export async function readArchivedDocument(
  tx: ReadTransaction,
  customerId: string,
  number: string,
  kind: InvoiceDocumentKind,
): Promise<Uint8Array | null> {
  const [row] = await tx.$queryRaw<{ content: Uint8Array }[]>`
    SELECT d.content FROM invoices i JOIN invoice_documents d ON d.invoice_id = i.id AND d.customer_id = i.customer_id
     WHERE i.customer_id = ${customerId}::uuid AND i.number = ${number} AND d.kind = ${kind}::invoice_document_kind`;
  return row?.content ?? null;
}

/** All archived documents of an invoice: two, or none before they are archived. */
export function readArchivedDocuments(
  tx: Transaction,
  customerId: string,
  invoiceId: string,
): Promise<ArchivedDocument[]> {
  return tx.invoiceDocument.findMany({
    where: { customerId, invoiceId },
    select: { kind: true, content: true, sha256: true },
  });
}

/** Archives documents; what is archived already stays as it is. */
export async function insertArchivedDocuments(
  tx: Transaction,
  owner: { readonly customerId: string; readonly invoiceId: string; readonly archivedAt: Date },
  documents: readonly ArchivedDocument[],
): Promise<void> {
  const data = documents.map(({ kind, content, sha256 }) => ({
    ...owner,
    kind,
    sha256,
    content: Buffer.from(content),
  }));
  await tx.invoiceDocument.createMany({ data, skipDuplicates: true });
}

/** An invoice with what is archived of it. */
export type ArchiveEntry = {
  readonly id: string;
  readonly number: string;
  readonly documents: readonly ArchivedDocument[];
};

/** Issued invoices of all customers in order of number, with their archived documents, after a number; as the operator. */
export async function readArchive(
  tx: Transaction,
  page: { readonly after: string; readonly limit: number; readonly number: string | null },
): Promise<ArchiveEntry[]> {
  return tx.invoice.findMany({
    where: { number: page.number ?? { gt: page.after } },
    select: { id: true, number: true, documents: { select: { kind: true, content: true, sha256: true } } },
    orderBy: { number: "asc" },
    take: page.limit,
  });
}
