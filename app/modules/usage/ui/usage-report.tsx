import { GROUPING_KEYS } from "../words/grouping-keys";
import type { ReactElement, ReactNode } from "react";

import { formatCents } from "~/format/format-money";
import { formatCount, formatDataVolume } from "~/format/format-number";
import { formatPhone } from "~/format/format-phone";
import { matchesWords } from "~/kernel/matches-words";
import { pageOf } from "~/kernel/paged";
import { Legend } from "~/ui/legend";
import { Money } from "~/ui/money";
import { PagedNavigation } from "~/ui/paged-navigation";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import { UserChart } from "~/ui/user-chart";
import type { UsageFigures, UsageReport, UsageReportRow } from "../domain/reports/usage-report";
import { inPeriodWords, periodWords } from "../words/usage-period-words";
import { usageRowName } from "../words/usage-row-name";

type UsageReportViewProps = {
  readonly report: UsageReport;
  /** Part of a name or a number; "" for all rows. */
  readonly search: string;
  readonly page: number;
  /** Where a page of the table is. */
  readonly addressOf: (page: number) => string;
  /** The field to search by, where there are more rows than a page has. */
  readonly finder: ReactNode;
  /** Where the single records of a row are; null: of all. */
  readonly recordsHref: (row: UsageReportRow | null) => string;
  /** Where the subscriptions of a cost centre are, or of all; null: cost centres were not asked for. */
  readonly subscriptionsHref: string | null;
};

/** The cost of a period as bars and as the same figures in a table, beside those of the period it is compared with. */
export function UsageReportView(props: UsageReportViewProps): ReactElement {
  const { report, search, page, addressOf, finder, recordsHref, subscriptionsHref } = props;
  const reader = useReader();
  const t = reader.texts("usage", "names");
  const language = useLanguage();
  const { rows, totals, groupBy, before } = report;
  const period = inPeriodWords(report.period, reader);
  const beforeWords = before && periodWords(before.period, language);
  const charged = rows.filter(({ chargeCents }) => chargeCents > 0);
  const name = (row: UsageReportRow): string => usageRowName(row, report.groupBy, reader);
  const found = rows.filter((row) => matchesWords({ words: [name(row)], e164: row.detail ?? row.key }, search));
  const shown = pageOf(found, page, ROWS_A_PAGE);
  const totalWords = shown.items.length === rows.length ? t("total") : t("totalOfRows", { count: rows.length });
  return (
    <>
      <Strip title={t("costsOf", { period: periodWords(report.period, language) })} titleHidden>
        <p className="figure">
          <Money cents={totals.chargeCents} />
        </p>
        <p className="muted">{comparisonWords(report, reader)}</p>
        {subscriptionsHref !== null && (
          <p className="small muted mt-2">
            {t("usageOnly")} <a href={subscriptionsHref}>{t("subscriptionsOf")}</a>
          </p>
        )}
      </Strip>
      {charged.length === 0 ? null : (
        <Strip
          title={t(`chart.${groupBy}`)}
          aside={
            beforeWords === null ? undefined : <Legend entries={[{ kind: "chart-previous", label: beforeWords }]} />
          }
        >
          <UserChart
            rows={charged.map((row) => ({
              key: row.key,
              name: name(row),
              cents: [row.chargeCents],
              previousCents: row.before?.chargeCents ?? null,
            }))}
            series={[{ kind: "c1", label: t("amount") }]}
            sentence={t("chartSentence", {
              period,
              amount: formatCents(totals.chargeCents, language),
              largest: charged[0] ? name(charged[0]) : "",
            })}
          />
        </Strip>
      )}
      <Strip title={t("sameAsTable")} id="table" aside={<span className="small subtle">{t("chooseRow")}</span>}>
        {(search !== "" || rows.length > ROWS_A_PAGE) && finder}
        {found.length === 0 && <p className="mb-3">{t("noRowsFound", { words: search })}</p>}
        <Table
          caption={t("tableCaption", { period })}
          captionHidden
          className="table-tight table-inline heads-inline usage-table"
        >
          <TableHead>
            <ColumnHead>{t(GROUPING_KEYS[groupBy])}</ColumnHead>
            <ColumnHead numeric>{t("records")}</ColumnHead>
            <ColumnHead numeric>{t("minutes")}</ColumnHead>
            {beforeWords !== null && <ColumnHead numeric>{beforeWords}</ColumnHead>}
            {beforeWords !== null && <ColumnHead numeric>{t("difference")}</ColumnHead>}
            <ColumnHead numeric>{t("amount")}</ColumnHead>
          </TableHead>
          <TableBody>
            {shown.items.map((row) => (
              <Row key={row.key}>
                <RowHead>
                  {row.records === 0 ? name(row) : <a href={recordsHref(row)}>{name(row)}</a>}
                  {row.detail !== null && <span className="meta">{formatPhone(row.detail)}</span>}
                </RowHead>
                <Figures
                  figures={row}
                  before={row.before}
                  beforeWords={beforeWords}
                  unrated={row.unratedRecords}
                  dataBytes={row.dataBytes}
                />
              </Row>
            ))}
          </TableBody>
          <TableFoot>
            <Row>
              <RowHead>{totals.records === 0 ? totalWords : <a href={recordsHref(null)}>{totalWords}</a>}</RowHead>
              <Figures
                figures={totals}
                before={before?.totals ?? null}
                beforeWords={beforeWords}
                unrated={report.unratedRecords}
                dataBytes={report.dataBytes}
              />
            </Row>
          </TableFoot>
        </Table>
        <PagedNavigation list={shown} addressOf={addressOf} />
      </Strip>
    </>
  );
}

/** Longer tables come in pages; the chart and the file have all of them. */
const ROWS_A_PAGE = 20;

function comparisonWords({ totals, before }: UsageReport, reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("usage");
  if (before === null) return t("withoutVat");
  const difference = totals.chargeCents - before.totals.chargeCents;
  const key = difference === 0 ? "sameAs" : difference > 0 ? "moreThan" : "lessThan";
  return t(key, {
    amount: formatCents(Math.abs(difference), language),
    before: inPeriodWords(before.period, reader, "in.period"),
  });
}

function Figures(props: {
  readonly figures: UsageFigures;
  readonly before: UsageFigures | null;
  readonly beforeWords: string | null;
  readonly unrated: number;
  readonly dataBytes: number;
}): ReactElement {
  const t = useTexts("usage", "names");
  const language = useLanguage();
  const { figures, before, beforeWords, unrated, dataBytes } = props;
  const isUnknown = unrated > 0 && unrated === figures.records;
  return (
    <>
      <Cell numeric label={t("records")}>
        {formatCount(figures.records, language)}
        {dataBytes > 0 && (
          <span className="meta">{t("dataVolume", { volume: formatDataVolume(dataBytes, language) })}</span>
        )}
      </Cell>
      <Cell numeric label={t("minutes")} isVoid={figures.minutes === 0}>
        {formatCount(figures.minutes, language)}
      </Cell>
      {before !== null && (
        <Cell numeric label={beforeWords ?? ""}>
          <Money cents={before.chargeCents} />
        </Cell>
      )}
      {before !== null && (
        <Cell numeric label={t("difference")}>
          <Money cents={figures.chargeCents - before.chargeCents} signed />
        </Cell>
      )}
      <Cell numeric>
        {isUnknown ? t("amountUnknown") : <Money cents={figures.chargeCents} />}
        {unrated > 0 && <span className="meta">{t("unratedOfRow", { count: unrated })}</span>}
      </Cell>
    </>
  );
}
