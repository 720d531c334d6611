import { answerDownload, downloadResponse, type DownloadHolder } from "~/platform/web/answer-download.server";
import { recordDownload } from "~/modules/identity/server/record-download.server";
import type { ServerContext } from "~/platform/context.server";
import type { Principal } from "~/modules/identity/domain/principal";
import type { InvoiceDocumentKind } from "../domain/invoice-document";
import { drawInvoiceFile, findArchivedFile } from "./get-invoice-file.server";

/** Answers with a document of an invoice and records it in the audit log. An archived document is answered at once; one
 *  that is not archived yet is drawn within the holder's download limit. Throws a NotFoundError when this customer has
 *  no invoice with that number. */
export async function answerInvoiceFile(
  request: Request,
  context: Pick<ServerContext, "database" | "clock">,
  holder: DownloadHolder & Pick<Principal, "customerId" | "email">,
  number: string,
  kind: InvoiceDocumentKind,
): Promise<Response> {
  const archived = await findArchivedFile(context, holder.customerId, number, kind);
  if (archived !== null) {
    await recordDownload(context, holder, request);
    return downloadResponse(archived);
  }
  return answerDownload(request, holder, async () => {
    const drawn = await drawInvoiceFile(context, holder.customerId, number, kind);
    await recordDownload(context, holder, request);
    return drawn;
  });
}
