import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import type { YearRow } from "../domain/shrink/shrink-plan";
import type { ShrinkView } from "../domain/shrink/shrink-view";
import { strategyName } from "../words/shrink-words";

/** What each contract year lets go free. */
export function ShrinkYears({ view }: { readonly view: ShrinkView }): ReactElement {
  const reader = useReader();
  const t = reader.texts("shrink", "names");
  const { language } = reader;
  const { years, chosen } = view;
  const goes = ({ free, paid, beyond }: YearRow): string =>
    [
      ...(free > 0 ? [t("goesFree", { count: free })] : []),
      ...(paid > 0 ? [t("goesPaid", { count: paid })] : []),
      ...(beyond > 0 ? [t("goesBeyond", { count: beyond })] : []),
    ].join(" + ");
  if (years.length === 0) {
    return (
      <Strip title={t("yearsTitle")}>
        <p className="muted">{t("yearsAfterTerm")}</p>
      </Strip>
    );
  }
  return (
    <Strip title={t("yearsTitle")} aside={<span className="small subtle">{strategyName(chosen, view, reader)}</span>}>
      <Table caption={t("yearsCaption")} captionHidden className="table-wide table-inline">
        <TableHead>
          <ColumnHead>{t("contractYear")}</ColumnHead>
          <ColumnHead numeric>{t("room")}</ColumnHead>
          <ColumnHead numeric>{t("free")}</ColumnHead>
          <ColumnHead numeric>{t("goes")}</ColumnHead>
          <ColumnHead numeric>{t("buyOutFee")}</ColumnHead>
          <ColumnHead numeric>{t("recurring")}</ColumnHead>
        </TableHead>
        <TableBody>
          {years.map((year) => (
            <Row key={year.number}>
              <RowHead>
                {t("yearNumber", { number: year.number })}
                <span className="meta">
                  {formatDate(year.from, "short", language)} – {formatDate(year.to, "short", language)}
                </span>
              </RowHead>
              <Cell numeric label={t("room")}>
                {year.allowance}
                <span className="meta">{t("roomSum", { percent: year.percent, baseline: year.baseline })}</span>
              </Cell>
              <Cell numeric label={t("free")}>
                {year.available}
                {year.used === 0 ? null : (
                  <span className="meta">{t("roomLess", { allowance: year.allowance, used: year.used })}</span>
                )}
              </Cell>
              <Cell numeric label={t("goes")} isVoid={goneIn(year) === 0}>
                {goneIn(year)}
                <span className="meta">{goes(year)}</span>
              </Cell>
              <Cell numeric label={t("buyOutFee")}>
                <Money cents={year.buyOutCents} />
              </Cell>
              <Cell numeric label={t("recurring")}>
                <Money cents={year.recurringCents} />
              </Cell>
            </Row>
          ))}
        </TableBody>
        <TableFoot>
          <Row>
            <RowHead colSpan={3}>{t("together")}</RowHead>
            <Cell numeric label={t("goes")}>
              {years.reduce((sum, year) => sum + goneIn(year), 0)}
            </Cell>
            <Cell numeric label={t("buyOutFee")}>
              <Money cents={years.reduce((sum, { buyOutCents }) => sum + buyOutCents, 0)} />
            </Cell>
            <Cell numeric label={t("recurring")}>
              <Money cents={years.reduce((sum, { recurringCents }) => sum + recurringCents, 0)} />
            </Cell>
          </Row>
        </TableFoot>
      </Table>
      <p className="small muted mt-2">
        {t("yearsHint")} {years.some(({ beyond }) => beyond > 0) ? t("beyondHint") : null}
      </p>
    </Strip>
  );
}

function goneIn({ free, paid, beyond }: YearRow): number {
  return free + paid + beyond;
}
