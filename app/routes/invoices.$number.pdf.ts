import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { getInvoice } from "~/modules/invoices/server/get-invoice.server";
import { fileResponse, invoicePdf } from "~/modules/invoices/server/invoice-files.server";
import { answerApi } from "~/platform/api-answer.server";

/** The invoice as PDF. */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireDownloadSession(request, context);
    return fileResponse(await invoicePdf(await getInvoice(context.server, customerId, params["number"] ?? "")));
  });
}
