import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerInvoiceFile } from "~/modules/invoices/server/answer-invoice-file.server";
import { answerApi } from "~/platform/web/api-answer.server";

/** `GET /api/v1/invoices/:number.xml` */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, email, tokenId } = await requireApiToken(request, context, "invoices:read");
    const holder = { customerId, email, id: tokenId, language: null };
    return answerInvoiceFile(request, context.server, holder, params["number"] ?? "", "ubl");
  });
}
