import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordDownload } from "~/modules/identity/server/record-download.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { getInvoiceFile } from "~/modules/invoices/server/get-invoice-file.server";
import { fileResponse } from "~/modules/invoices/server/invoice-files.server";
import { answerApi } from "~/platform/api-answer.server";
import { answerDownload } from "~/platform/answer-download.server";

/** `GET /api/v1/invoices/:number.xml` */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const holder = await requireApiToken(request, context, "invoices:read");
    return answerDownload(request, { id: holder.tokenId, language: null }, async () => {
      const file = await getInvoiceFile(context.server, holder.customerId, params["number"] ?? "", "ubl");
      await recordDownload(context.server, holder, request);
      return fileResponse(file);
    });
  });
}
