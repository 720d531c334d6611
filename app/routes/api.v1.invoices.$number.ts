import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerOfInvoice } from "~/modules/invoices/schemas/invoice-answer";
import { getInvoice } from "~/modules/invoices/server/get-invoice.server";
import { answerApi } from "~/platform/web/api-answer.server";

/** `GET /api/v1/invoices/:number` */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireApiToken(request, context, "invoices:read");
    return Response.json(answerOfInvoice(await getInvoice(context.server, customerId, params["number"] ?? "")));
  });
}
