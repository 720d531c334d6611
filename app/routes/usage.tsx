import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSession } from "~/modules/identity/server/require-session.server";
import { parseUsageFilter } from "~/modules/usage/schemas/usage-filter";
import { getUsageReport, listUsagePeriods } from "~/modules/usage/server/get-usage-report.server";
import { UsageFilters } from "~/modules/usage/ui/usage-filters";
import { UsageReportView } from "~/modules/usage/ui/usage-report";
import { languageOf, pageTexts } from "~/platform/texts.server";
import { LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { formatPeriod } from "~/ui/format-date";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { textOf, useLanguage, useTexts } from "~/ui/texts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(textOf(data?.texts, "title"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const periods = await listUsagePeriods(context.server, session.customerId);
  const filter = parseUsageFilter(new URL(request.url).searchParams, periods);
  const report = filter && (await getUsageReport(context.server, session.customerId, filter, language));
  return { periods, report, texts: pageTexts(language, "usage") };
}

export default function UsagePage() {
  const { periods, report, texts } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const language = useLanguage();
  if (report === null) {
    return (
      <>
        <PageHead title={t("title")} />
        <Empty icon="usage" title={t("emptyTitle")}>
          {t("empty")}
        </Empty>
      </>
    );
  }
  const words = formatPeriod(report.period, language);
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead", { period: words })}
        actions={
          <LinkButton href={`/usage.csv?period=${report.period}&groupBy=${report.groupBy}`} icon="download">
            {t("csv")}
          </LinkButton>
        }
      />
      <UsageFilters periods={periods} period={report.period} groupBy={report.groupBy} t={t} />
      {report.unratedRecords === 0 ? null : (
        <div className="mt-6">
          <Callout tone="warn">{t("unrated", { count: report.unratedRecords })}</Callout>
        </div>
      )}
      <div className="mt-8">
        <UsageReportView report={report} periodWords={words} t={t} />
      </div>
    </>
  );
}
