import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { answerInvoiceFile } from "~/modules/invoices/server/answer-invoice-file.server";
import { answerApi } from "~/platform/web/api-answer.server";

/** The invoice as PDF. */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, email, sessionId, language } = await requireDownloadSession(request, context);
    const holder = { customerId, email, id: sessionId, language };
    return answerInvoiceFile(request, context.server, holder, params["number"] ?? "", "pdf");
  });
}
