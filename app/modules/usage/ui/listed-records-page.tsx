import type { ReactElement } from "react";

import { LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { formatCents } from "~/format/format-money";
import { PageHead } from "~/ui/page-head";
import { Pager } from "~/ui/pager";
import { useLanguage, useReader } from "~/ui/texts";
import type { RecordPart, UsageFilter } from "../domain/reports/usage-filter";
import { usageQuery } from "../domain/reports/usage-query";
import type { ListedRecord } from "../domain/reports/listed-record";
import { rowQuery } from "./row-query";
import { UsageTabs } from "./usage-tabs";
import { selectionWords } from "../words/selection-words";
import { inPeriodWords } from "../words/usage-period-words";
import { ListedRecordsTable } from "./listed-records-table";

type ListedRecordsPageProps = {
  readonly filter: UsageFilter;
  readonly page: {
    readonly records: readonly ListedRecord[];
    readonly only: RecordPart | null;
    /** Of all of them, on every page. */
    readonly totals: { readonly records: number; readonly chargeCents: number; readonly unratedRecords: number };
    readonly profileName: string | null;
    readonly nextCursor: string | null;
  };
  readonly isFirst: boolean;
  /** Whether all called numbers are whole. */
  readonly seesAll: boolean;
};

/** Single calls, messages and data behind a row of the report. */
export function ListedRecordsPage({ filter, page, isFirst, seesAll }: ListedRecordsPageProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("shell", "usage");
  const language = useLanguage();
  const { records, only, totals, profileName, nextCursor } = page;
  const period = inPeriodWords(filter.selection.period, reader);
  const part = { only: only ?? "" };
  const query = usageQuery(filter, part);
  const selected = selectionWords(filter.selection, profileName, reader) || t("pageUsage");
  const what = only === null ? selected : `${selected}, ${t(`only.${only}`)}`;
  const count = t("recordCount", { count: totals.records });
  return (
    <>
      <PageHead
        crumbs={<a href={`/usage?${usageQuery(filter, cleared(filter))}`}>{t("pageUsage")}</a>}
        title={t("callsTitle")}
        lead={t(only === "unrated" ? "callsLeadUnrated" : "callsLead", {
          what,
          period,
          records: count,
          amount: formatCents(totals.chargeCents, language),
        })}
        actions={
          <LinkButton href={`/usage/calls.csv?${query}`} icon="download">
            {t("callsCsv")}
          </LinkButton>
        }
      />
      <UsageTabs path="/usage/calls" />
      {only !== "unrated" && totals.unratedRecords > 0 && (
        <Callout tone="warn">
          {t("unrated", { count: totals.unratedRecords })}{" "}
          <a href={`/usage/calls?${usageQuery(filter, { only: "unrated" })}`}>
            {t("showUnrated", { count: totals.unratedRecords })}
          </a>
        </Callout>
      )}
      {only !== null && (
        <p className="small mt-4">
          {t(`onlyMeaning.${only}`)}{" "}
          <a className="no-print" href={`/usage/calls?${usageQuery(filter)}`}>
            {t("showRest")}
          </a>
        </p>
      )}
      {!seesAll && <p className="small muted mt-4">{t("hiddenNumbers")}</p>}
      <div className="mt-6">
        {records.length === 0 ? (
          <Empty icon="usage" title={t("emptyPeriodTitle")}>
            {t("emptyPeriod", { period })}
          </Empty>
        ) : (
          <ListedRecordsTable
            records={records}
            caption={t("callsCaption", { period })}
            total={{
              words: t("totalOfAll", { records: count }),
              cents: only === "unrated" ? null : totals.chargeCents,
            }}
          />
        )}
      </div>
      <Pager
        newer={isFirst ? null : `/usage/calls?${query}`}
        older={nextCursor === null ? null : `/usage/calls?${usageQuery(filter, { ...part, cursor: nextCursor })}`}
      />
    </>
  );
}

/** The report that led here did not ask for the row that was chosen. */
function cleared({ groupBy }: UsageFilter): Record<string, string> {
  return Object.fromEntries(Object.keys(rowQuery(groupBy, { key: "" })).map((name) => [name, ""]));
}
