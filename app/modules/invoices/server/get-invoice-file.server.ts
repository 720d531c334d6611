import type { ServerContext } from "~/platform/context.server";
import { runInTimeSlice } from "~/platform/time-slices.server";
import { documentFile, type InvoiceDocumentKind, type InvoiceFile } from "../domain/invoice-document";
import { getInvoice } from "./get-invoice.server";
import { readArchivedDocument } from "./invoice-archive-repository.server";
import { drawDocument } from "./invoice-files.server";

type Context = Pick<ServerContext, "database">;

/** A document of an invoice as it was sent: the archived bytes, or the same bytes drawn when its archiving still waits. One
 *  statement when it is archived. Throws a NotFoundError when this customer has no invoice by that number. */
export async function getInvoiceFile(
  context: Context,
  customerId: string,
  number: string,
  kind: InvoiceDocumentKind,
): Promise<InvoiceFile> {
  const archived = await findArchivedFile(context, customerId, number, kind);
  return archived ?? drawInvoiceFile(context, customerId, number, kind);
}

/** The archived document of an invoice; null when it is not archived yet, or there is none. */
export async function findArchivedFile(
  context: Context,
  customerId: string,
  number: string,
  kind: InvoiceDocumentKind,
): Promise<InvoiceFile | null> {
  const archived = await context.database.readCustomer(customerId, (tx) =>
    readArchivedDocument(tx, customerId, number, kind),
  );
  return archived ? documentFile(number, kind, archived) : null;
}

/** The same document drawn afresh, which takes a while of a core. Throws a NotFoundError when this customer has no invoice by that
 *  number. */
export async function drawInvoiceFile(
  context: Context,
  customerId: string,
  number: string,
  kind: InvoiceDocumentKind,
): Promise<InvoiceFile> {
  const invoice = await getInvoice(context, customerId, number);
  return documentFile(number, kind, await runInTimeSlice(() => drawDocument(invoice, kind)));
}
