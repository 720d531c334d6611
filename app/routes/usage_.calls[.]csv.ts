import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordDownload } from "~/modules/identity/server/record-download.server";
import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { periodName } from "~/modules/usage/domain/reports/period-name";
import { parseRecordPart } from "~/modules/usage/schemas/usage-filter";
import { getRequestedUsageReport } from "~/modules/usage/server/get-usage-report.server";
import { listedRecordsOf } from "~/modules/usage/server/get-listed-records.server";
import { listedRecordsCsv } from "~/modules/usage/server/listed-records-csv.server";
import { answerDownload } from "~/platform/web/answer-download.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { csvDownload, csvFormOf } from "~/platform/csv/csv-text.server";
import { problem } from "~/platform/web/problem.server";
import { languageOf, readerIn } from "~/platform/texts/texts.server";

/** All records that the page leads through, in one file that is written while it is sent. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const session = await requireDownloadSession(request, context);
    const language = await languageOf(request, session.language);
    const query = new URL(request.url).searchParams;
    return answerDownload(request, { id: session.sessionId, language: session.language }, async () => {
      const { parsed } = await getRequestedUsageReport(context.server, session.customerId, query, language);
      if (parsed.kind === "wrong")
        return problem(400, { code: "period-invalid", detail: "from and to: two days in order." });
      if (parsed.kind === "none") return new Response(null, { status: 404 });
      await recordDownload(context.server, session, request);
      const selection = { ...parsed.filter.selection, only: parseRecordPart(query) };
      const name = readerIn(language).texts("usage")("file.records");
      const records = listedRecordsOf(context.server, session, selection);
      const body = listedRecordsCsv(records, language, csvFormOf(query, language));
      return csvDownload(body, `${name}-${periodName(parsed.filter)}.csv`);
    });
  });
}
