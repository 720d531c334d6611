import type { ServerContext } from "~/platform/context.server";
import { documentFile, type InvoiceDocumentKind, type InvoiceFile } from "../domain/invoice-document";
import { getInvoice } from "./get-invoice.server";
import { readArchivedDocument } from "./invoice-archive-repository.server";
import { drawDocument } from "./invoice-files.server";

/** A document of an invoice as it was sent: the archived bytes, or the same bytes drawn when its archiving still waits. One
 *  statement when it is archived. Throws a NotFoundError when this customer has no invoice by that number. */
export async function getInvoiceFile(
  context: Pick<ServerContext, "database">,
  customerId: string,
  number: string,
  kind: InvoiceDocumentKind,
): Promise<InvoiceFile> {
  const kept = await context.database.readCustomer(customerId, (tx) =>
    readArchivedDocument(tx, customerId, number, kind),
  );
  if (kept) return documentFile(number, kind, kept);
  const invoice = await getInvoice(context, customerId, number);
  return documentFile(number, kind, await drawDocument(invoice, kind));
}
