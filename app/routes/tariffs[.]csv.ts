import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordDownload } from "~/modules/identity/server/record-download.server";
import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { getTariffs } from "~/modules/usage/server/get-tariffs.server";
import { tariffsCsv } from "~/modules/usage/server/tariffs-csv.server";
import { csvDownload, csvFormOf } from "~/platform/csv/csv-text.server";
import { languageOf, readerIn } from "~/platform/texts/texts.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { answerDownload } from "~/platform/web/answer-download.server";

/** Every tariff of the page as CSV, of the same day. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const session = await requireDownloadSession(request, context);
    const language = await languageOf(request, session.language);
    const query = new URL(request.url).searchParams;
    return answerDownload(request, { id: session.sessionId, language: session.language }, async () => {
      const tariffs = await getTariffs(context.server, query.get("on"));
      await recordDownload(context.server, session, request);
      const { phone } = context.server.settings.operator;
      const name = readerIn(language).texts("tariffs")("fileName");
      const body = tariffsCsv(tariffs, phone, language, csvFormOf(query, language));
      return csvDownload(body, `${name}-${tariffs.on}.csv`);
    });
  });
}
