import type { ServerContext } from "~/platform/context.server";
import { runInTimeSlice } from "~/platform/time-slices.server";
import { documentFile, type InvoiceDocumentKind, type InvoiceFile } from "../domain/invoice-document";
import { getInvoice } from "./get-invoice.server";
import { readArchivedDocument } from "./invoice-archive-repository.server";
import { drawDocument } from "./invoice-files.server";

type Context = Pick<ServerContext, "database">;

/** Returns a document of an invoice as it was sent: the archived bytes or, while archiving is pending, the same bytes
 *  drawn again. One statement when it is archived. Throws a NotFoundError when this customer has no invoice with that
 *  number. */
export async function getInvoiceFile(
  context: Context,
  customerId: string,
  number: string,
  kind: InvoiceDocumentKind,
): Promise<InvoiceFile> {
  const archived = await findArchivedFile(context, customerId, number, kind);
  return archived ?? drawInvoiceFile(context, customerId, number, kind);
}

/** Returns the archived document of an invoice, or null when it is not archived yet or does not exist. */
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

/** Draws the same document again, which is CPU-intensive. Throws a NotFoundError when this customer has no invoice with
 *  that number. */
export async function drawInvoiceFile(
  context: Context,
  customerId: string,
  number: string,
  kind: InvoiceDocumentKind,
): Promise<InvoiceFile> {
  const invoice = await getInvoice(context, customerId, number);
  return documentFile(number, kind, await runInTimeSlice(() => drawDocument(invoice, kind)));
}
