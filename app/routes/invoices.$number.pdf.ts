import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { getInvoiceFile } from "~/modules/invoices/server/get-invoice-file.server";
import { fileResponse } from "~/modules/invoices/server/invoice-files.server";
import { answerApi } from "~/platform/api-answer.server";
import { answerDownload } from "~/platform/answer-download.server";

/** The invoice as PDF. */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, sessionId, language } = await requireDownloadSession(request, context);
    return answerDownload(request, { id: sessionId, language }, async () =>
      fileResponse(await getInvoiceFile(context.server, customerId, params["number"] ?? "", "pdf")),
    );
  });
}
