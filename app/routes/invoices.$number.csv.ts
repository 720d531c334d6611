import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordDownload } from "~/modules/identity/server/record-download.server";
import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { getInvoice } from "~/modules/invoices/server/get-invoice.server";
import { invoiceCsv } from "~/modules/invoices/server/invoice-csv.server";
import { csvDownload, csvFormOf } from "~/platform/csv/csv-text.server";
import { languageOf } from "~/platform/texts/texts.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { answerDownload } from "~/platform/web/answer-download.server";

/** The lines of an invoice as CSV. */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const session = await requireDownloadSession(request, context);
    const language = await languageOf(request, session.language);
    const query = new URL(request.url).searchParams;
    return answerDownload(request, { id: session.sessionId, language: session.language }, async () => {
      const invoice = await getInvoice(context.server, session.customerId, params["number"] ?? "");
      await recordDownload(context.server, session, request);
      return csvDownload(invoiceCsv(invoice, language, csvFormOf(query, language)), `${invoice.number}.csv`);
    });
  });
}
