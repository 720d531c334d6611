import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordDownload } from "~/modules/identity/server/record-download.server";
import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { getInvoiceFile } from "~/modules/invoices/server/get-invoice-file.server";
import { fileResponse } from "~/modules/invoices/server/invoice-files.server";
import { answerApi } from "~/platform/api-answer.server";
import { answerDownload } from "~/platform/answer-download.server";

/** The invoice as PDF. */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const session = await requireDownloadSession(request, context);
    return answerDownload(request, { id: session.sessionId, language: session.language }, async () => {
      const file = await getInvoiceFile(context.server, session.customerId, params["number"] ?? "", "pdf");
      await recordDownload(context.server, session, request);
      return fileResponse(file);
    });
  });
}
