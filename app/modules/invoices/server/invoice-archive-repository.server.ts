import type { Transaction } from "~/platform/database/database.server";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { InvoiceDocumentKind } from "../domain/invoice-document";

export type ArchivedDocument = {
  readonly kind: InvoiceDocumentKind;
  readonly content: Uint8Array;
  /** The digest computed when the document was archived, in hexadecimal. */
  readonly sha256: string;
};

/** Returns the archived bytes of a document by the number of its invoice, in one statement. Null when they are not
 *  archived, or this customer has no such invoice. */
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

/** Returns all archived documents of an invoice: two, or none before they are archived. */
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

/** Archives documents. Those that are archived already do not change. */
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

/** An invoice with its archived documents. */
export type ArchiveEntry = {
  readonly id: string;
  readonly number: string;
  readonly documents: readonly ArchivedDocument[];
};

/** Returns issued invoices of all customers with their archived documents, in order of number, starting after a number.
 *  As the operator. */
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
