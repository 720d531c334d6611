import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { parseUsageFilter } from "~/modules/usage/schemas/usage-filter";
import { getUsageReport, listUsagePeriods } from "~/modules/usage/server/get-usage-report.server";
import { usageReportCsv } from "~/modules/usage/server/usage-report-csv.server";
import { languageOf } from "~/platform/texts.server";

/** The report of the page as CSV: the same rows and figures. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const session = await requireDownloadSession(request, context);
  const language = await languageOf(request, session.language);
  const periods = await listUsagePeriods(context.server, session.customerId);
  const filter = parseUsageFilter(new URL(request.url).searchParams, periods);
  if (filter === null) throw new Response(null, { status: 404 });
  const report = await getUsageReport(context.server, session.customerId, filter, language);
  return new Response(usageReportCsv(report, language), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="verbruik-${filter.period}-${filter.groupBy}.csv"`,
    },
  });
}
