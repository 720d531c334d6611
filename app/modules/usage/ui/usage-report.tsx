import type { ReactElement } from "react";

import { formatCents } from "~/ui/format-money";
import { formatCount } from "~/ui/format-number";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useLanguage, type Translate } from "~/ui/texts";
import { UserChart } from "~/ui/user-chart";
import type { UsageReport, UsageReportRow } from "../domain/usage-report";
import { usageRowName } from "./usage-row-name";

type UsageReportViewProps = { readonly report: UsageReport; readonly periodWords: string; readonly t: Translate };

/** The cost of a month as bars and as the same figures in a table. */
export function UsageReportView({ report, periodWords, t }: UsageReportViewProps): ReactElement {
  const language = useLanguage();
  const { rows, totals, groupBy } = report;
  const charged = rows.filter(({ chargeCents }) => chargeCents > 0);
  const name = (row: UsageReportRow): string => usageRowName(row, report.groupBy, t);
  return (
    <>
      <Strip title={t("costsOf", { period: periodWords })} titleHidden>
        <p className="figure">
          <Money cents={totals.chargeCents} />
        </p>
        <p className="muted">{t("withoutVat")}</p>
      </Strip>
      {charged.length === 0 ? null : (
        <Strip title={t(`chart.${groupBy}`)}>
          <UserChart
            rows={charged.map((row) => ({
              key: row.key,
              name: name(row),
              cents: [row.chargeCents],
              previousCents: null,
            }))}
            series={[{ kind: "c1", label: t("charge") }]}
            sentence={t("chartSentence", {
              period: periodWords,
              amount: formatCents(totals.chargeCents, language),
              largest: charged[0] ? name(charged[0]) : "",
            })}
          />
        </Strip>
      )}
      <Strip title={t("sameAsTable")} aside={<span className="small subtle">{t("withoutVat")}</span>}>
        <Table caption={t("tableCaption", { period: periodWords })} captionHidden className="table-tight table-inline">
          <TableHead>
            <ColumnHead>{t(`groupBy.${groupBy}`)}</ColumnHead>
            <ColumnHead numeric>{t("records")}</ColumnHead>
            <ColumnHead numeric>{t("minutes")}</ColumnHead>
            <ColumnHead numeric>{t("charge")}</ColumnHead>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <Row key={row.key}>
                <RowHead>{name(row)}</RowHead>
                <Figures figures={row} t={t} />
              </Row>
            ))}
          </TableBody>
          <TableFoot>
            <Row>
              <RowHead>{t("total")}</RowHead>
              <Figures figures={totals} t={t} />
            </Row>
          </TableFoot>
        </Table>
      </Strip>
    </>
  );
}

function Figures(props: {
  readonly figures: Omit<UsageReportRow, "key" | "label">;
  readonly t: Translate;
}): ReactElement {
  const language = useLanguage();
  const { figures, t } = props;
  return (
    <>
      <Cell numeric label={t("records")}>
        {formatCount(figures.records, language)}
      </Cell>
      <Cell numeric label={t("minutes")} isVoid={figures.minutes === 0}>
        {figures.minutes === 0 ? "–" : formatCount(figures.minutes, language)}
      </Cell>
      <Cell numeric isVoid={false}>
        <Money cents={figures.chargeCents} />
      </Cell>
    </>
  );
}
