import type { ReactElement } from "react";

import { LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { formatCents } from "~/ui/format-money";
import { formatCount } from "~/ui/format-number";
import { PageHead } from "~/ui/page-head";
import { Pager } from "~/ui/pager";
import { useLanguage, type Translate } from "~/ui/texts";
import type { UsageFilter } from "../domain/usage-filter";
import { usageQuery } from "../domain/usage-query";
import type { UsageReport } from "../domain/usage-report";
import type { UsedRecord } from "../domain/used-record";
import { rowQuery } from "./row-query";
import { selectionWords } from "./selection-words";
import { inPeriodWords } from "./usage-period-words";
import { UsedRecordsTable } from "./used-records-table";

type UsedRecordsPageProps = {
  readonly filter: UsageFilter;
  readonly page: {
    readonly records: readonly UsedRecord[];
    readonly report: UsageReport;
    readonly profileName: string | null;
    readonly nextCursor: string | null;
  };
  readonly isFirst: boolean;
  /** Whether all called numbers are whole. */
  readonly seesAll: boolean;
  readonly t: Translate;
};

/** Single calls, messages and data behind a row of the report. */
export function UsedRecordsPage({ filter, page, isFirst, seesAll, t }: UsedRecordsPageProps): ReactElement {
  const language = useLanguage();
  const { records, report, profileName, nextCursor } = page;
  const { totals, unratedRecords } = report;
  const period = inPeriodWords(report.period, language, t);
  const query = usageQuery(filter);
  const what = selectionWords(filter.selection, profileName, language, t);
  return (
    <>
      <PageHead
        crumbs={<a href={`/usage?${usageQuery(filter, cleared(filter))}`}>{t("backToReport")}</a>}
        title={t("callsTitle")}
        lead={t("callsLead", {
          what: what === "" ? t("callsOf") : what,
          period,
          count: t("recordCount", { count: totals.records }).replace(
            String(totals.records),
            formatCount(totals.records, language),
          ),
          amount: formatCents(totals.chargeCents, language),
        })}
        actions={
          <LinkButton href={`/usage/calls.csv?${query}`} icon="download">
            {t("callsCsv")}
          </LinkButton>
        }
      />
      {unratedRecords > 0 && <Callout tone="warn">{t("unrated", { count: unratedRecords })}</Callout>}
      {!seesAll && <p className="small muted mt-4">{t("hiddenNumbers")}</p>}
      <div className="mt-6">
        {records.length === 0 ? (
          <Empty icon="usage" title={t("emptyPeriodTitle")}>
            {t("emptyPeriod", { period })}
          </Empty>
        ) : (
          <UsedRecordsTable records={records} caption={t("callsCaption", { period })} t={t} />
        )}
      </div>
      <Pager
        newer={isFirst ? null : `/usage/calls?${query}`}
        older={nextCursor === null ? null : `/usage/calls?${usageQuery(filter, { cursor: nextCursor })}`}
      />
    </>
  );
}

/** The report that led here did not ask for the row that was chosen. */
function cleared({ groupBy }: UsageFilter): Record<string, string> {
  return Object.fromEntries(Object.keys(rowQuery(groupBy, { key: "" })).map((name) => [name, ""]));
}
