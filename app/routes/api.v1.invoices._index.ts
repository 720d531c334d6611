import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerOfPage } from "~/modules/invoices/schemas/invoice-answer";
import { parseInvoiceFilter } from "~/modules/invoices/schemas/invoice-filter-schema";
import { listInvoices } from "~/modules/invoices/server/list-invoices.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";

/** `GET /api/v1/invoices?year=&status=&search=&cursor=`: newest first, a page at a time. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireApiToken(request, context, "invoices:read");
    const { filter, wrong } = parseInvoiceFilter(new URL(request.url).searchParams);
    if (wrong.length > 0) {
      return problem(400, { code: "parameter-invalid", detail: `Not understood: ${wrong.join(", ")}.` });
    }
    return Response.json(answerOfPage(await listInvoices(context.server, customerId, filter)));
  });
}
