import type { LoaderFunctionArgs } from "@remix-run/node";

import { recordDownload } from "~/modules/identity/server/record-download.server";
import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { periodName } from "~/modules/usage/domain/reports/period-name";
import { getRequestedUsageReport } from "~/modules/usage/server/get-usage-report.server";
import { usageReportCsv } from "~/modules/usage/server/usage-report-csv.server";
import { answerDownload } from "~/platform/web/answer-download.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { csvDownload, csvFormOf } from "~/platform/csv/csv-text.server";
import { problem } from "~/platform/web/problem.server";
import { languageOf, serverText } from "~/platform/texts/texts.server";

/** The report of the page as CSV: the same rows and figures. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const session = await requireDownloadSession(request, context);
    const language = await languageOf(request, session.language);
    const query = new URL(request.url).searchParams;
    return answerDownload(request, { id: session.sessionId, language: session.language }, async () => {
      const { parsed, report } = await getRequestedUsageReport(context.server, session.customerId, query, language);
      if (parsed.kind === "wrong")
        return problem(400, { code: "period-invalid", detail: "from and to: two days in order." });
      if (report === null || parsed.kind !== "filter") return new Response(null, { status: 404 });
      await recordDownload(context.server, session, request);
      const name = serverText(language, "usage", `file.${report.groupBy}`);
      const body = usageReportCsv(report, language, csvFormOf(query, language));
      return csvDownload(body, `${name}-${periodName(parsed.filter)}.csv`);
    });
  });
}
