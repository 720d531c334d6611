import type { ReactElement } from "react";

import type { LocalDate } from "~/kernel/local-date";
import { Button, LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { Field } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { useLanguage, useReader } from "~/ui/texts";
import { usageQuery } from "../domain/reports/usage-query";
import { NO_COST_CENTRE, type UsageFilter } from "../domain/reports/usage-filter";
import type { UsageChoices, UsageReport } from "../domain/reports/usage-report";
import type { FairUseReport } from "../domain/fair-use";
import { FairUseBlock } from "./fair-use-block";
import { UsageTabs } from "./usage-tabs";
import { rowQuery } from "./row-query";
import { UsageFilters, type OwnPeriodFields } from "./usage-filters";
import { inPeriodWords, periodWords } from "../words/usage-period-words";
import { UsageReportView } from "./usage-report";
import { SelectedUsage } from "./selected-usage";

type UsagePageProps = {
  readonly choices: UsageChoices;
  readonly today: LocalDate;
  /** null: there is no usage, or what was asked is wrong. */
  readonly filter: UsageFilter | null;
  readonly report: UsageReport | null;
  readonly own: OwnPeriodFields;
  /** What is looked for in the table, and which of its pages is asked. */
  readonly rows: { readonly search: string; readonly page: number };
  readonly fairUse: FairUseReport | null;
  readonly mayAssign: boolean;
};

/** What was used in a period and what it cost, beside the period before. */
export function UsagePage(props: UsagePageProps): ReactElement {
  const { choices, today, filter, report, own, rows, fairUse, mayAssign } = props;
  const reader = useReader();
  const t = reader.texts("shell", "usage", "names");
  const language = useLanguage();
  if (choices.months.length === 0) {
    return (
      <>
        <PageHead title={t("pageUsage")} />
        <UsageTabs path="/usage" />
        <Empty icon="usage" title={t("emptyTitle")}>
          {t("empty")}
        </Empty>
      </>
    );
  }
  const filters = <UsageFilters choices={choices} today={today} filter={filter} own={own} />;
  if (filter === null || report === null) {
    return (
      <>
        <PageHead title={t("pageUsage")} />
        <UsageTabs path="/usage" />
        <div className="mb-6">
          <Callout tone="danger" role="alert">
            {t("wrongPeriod")}
          </Callout>
        </div>
        {filters}
      </>
    );
  }
  const period = inPeriodWords(report.period, reader);
  const before = report.before && periodWords(report.before.period, language);
  return (
    <>
      <PageHead
        title={t("pageUsage")}
        lead={before === null ? t("lead", { period }) : t("leadCompared", { period, before })}
        actions={
          <>
            {mayAssign && (
              <LinkButton href="/account/cost-centres" kind="quiet">
                {t("assignCostCentres")}
              </LinkButton>
            )}
            <LinkButton href={`/usage.csv?${usageQuery(filter)}`} icon="download">
              {t("csvFile")}
            </LinkButton>
          </>
        }
      />
      <UsageTabs path="/usage" />
      {filters}
      <SelectedUsage filter={filter} profileName={choices.profileName} />
      {report.unratedRecords === 0 ? null : (
        <div className="mt-6">
          <Callout tone="warn">
            {t("unrated", { count: report.unratedRecords })}{" "}
            <a href={`/usage/calls?${usageQuery(filter, { only: "unrated" })}`}>
              {t("showUnrated", { count: report.unratedRecords })}
            </a>
          </Callout>
        </div>
      )}
      <div className="mt-8">
        {report.rows.length === 0 ? (
          <Empty icon="usage" title={t("emptyPeriodTitle")}>
            {t("emptyPeriod", { period })}
          </Empty>
        ) : (
          <UsageReportView
            report={report}
            search={rows.search}
            page={rows.page}
            addressOf={(page) => `/usage?${usageQuery(filter, rowsQuery(rows.search, page))}#table`}
            finder={<RowFinder filter={filter} search={rows.search} />}
            recordsHref={(row) => `/usage/calls?${usageQuery(filter, rowQuery(report.groupBy, row))}`}
            subscriptionsHref={subscriptionsHref(filter)}
          />
        )}
      </div>
      {fairUse === null ? null : <FairUseBlock report={fairUse} />}
    </>
  );
}

function rowsQuery(search: string, page: number): Record<string, string> {
  return { q: search, page: page === 1 ? "" : String(page) };
}

/** Finds rows of the table by a part of their name or number. */
function RowFinder({ filter, search }: { readonly filter: UsageFilter; readonly search: string }): ReactElement {
  const t = useReader().texts("usage", "names", "common");
  const query = usageQuery(filter);
  return (
    <form method="get" action="/usage#table" role="search" className="filters mb-4">
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field name="q" id="find-row" type="search" label={t("findRow")} defaultValue={search} maxLength={100} />
      <div className="actions">
        <Button>{t("find")}</Button>
        {search !== "" && <a href={`/usage?${query}#table`}>{t("showAll")}</a>}
      </div>
    </form>
  );
}

/** The modules page adds up what users cost a month, those of one cost centre too. */
function subscriptionsHref({ groupBy, selection: { costCentre } }: UsageFilter): string | null {
  if (costCentre !== null && costCentre !== NO_COST_CENTRE) return `/modules?q=${encodeURIComponent(costCentre)}`;
  return groupBy === "cost-centre" || costCentre === NO_COST_CENTRE ? "/modules" : null;
}
