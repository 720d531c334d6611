import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { parseInvoiceFilter } from "~/modules/invoices/schemas/invoice-filter-schema";
import { openInvoiceZip } from "~/modules/invoices/server/invoice-zip.server";
import { answerApi } from "~/platform/api-answer.server";

/** The documents of all invoices that the list shows with the same choice, on every page, as a ZIP. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireDownloadSession(request, context);
    const { filter } = parseInvoiceFilter(new URL(request.url).searchParams);
    const name = filter.year === null ? "facturen" : `facturen-${String(filter.year)}`;
    return new Response(await openInvoiceZip(context.server, customerId, filter), {
      headers: { "Content-Type": "application/zip", "Content-Disposition": `attachment; filename="${name}.zip"` },
    });
  });
}
