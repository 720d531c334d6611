import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordDownload } from "~/modules/identity/server/record-download.server";
import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { parseInvoiceFilter } from "~/modules/invoices/schemas/invoice-filter-schema";
import { openInvoiceZip } from "~/modules/invoices/server/invoice-zip.server";
import { answerDownload } from "~/platform/web/answer-download.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";
import { languageOf, serverText } from "~/platform/texts/texts.server";

/** The documents of all invoices that the list shows with the same choice, on every page, as a ZIP. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const session = await requireDownloadSession(request, context);
    const language = await languageOf(request, session.language);
    const { filter, wrong } = parseInvoiceFilter(new URL(request.url).searchParams);
    // What is taken along is what was asked for, or nothing.
    if (wrong.length > 0)
      return problem(400, { code: "query-invalid", detail: `Not understood: ${wrong.join(", ")}.` });
    const isPart = filter.status !== null || filter.search !== null;
    const name = [
      serverText(language, "invoices", "fileName"),
      filter.year ?? serverText(language, "invoices", "fileAll"),
      ...(isPart ? [serverText(language, "invoices", "filePart")] : []),
    ].join("-");
    return answerDownload(request, { id: session.sessionId, language: session.language }, async () => {
      await recordDownload(context.server, session, request);
      const content = await openInvoiceZip(context.server, session.customerId, filter);
      return { name: `${name}.zip`, type: "application/zip", content };
    });
  });
}
