import { answerDownload, sendDownload, type DownloadHolder } from "~/platform/answer-download.server";
import type { ServerContext } from "~/platform/context.server";
import type { InvoiceDocumentKind } from "../domain/invoice-document";
import { drawInvoiceFile, findKeptFile } from "./get-invoice-file.server";

/** Answers a document of an invoice: the archived one at once, one that is not archived yet when it is its holder's turn to have it
 *  drawn. Throws a NotFoundError when this customer has no invoice by that number. */
export async function answerInvoiceFile(
  request: Request,
  context: Pick<ServerContext, "database">,
  holder: DownloadHolder & { readonly customerId: string },
  number: string,
  kind: InvoiceDocumentKind,
): Promise<Response> {
  const kept = await findKeptFile(context, holder.customerId, number, kind);
  if (kept !== null) return sendDownload(kept);
  return answerDownload(request, holder, () => drawInvoiceFile(context, holder.customerId, number, kind));
}
