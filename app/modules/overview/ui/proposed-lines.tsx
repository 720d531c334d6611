import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { Day } from "~/ui/day";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useLanguage, useTexts } from "~/ui/texts";
import type { ProposedOutcome } from "../domain/leave-view";

/** What lines would come to if they were submitted now. */
export function ProposedLines({ outcome }: { readonly outcome: ProposedOutcome }): ReactElement {
  const t = useTexts("people", "names");
  const language = useLanguage();
  const { lines, errors, submitOn, oneTimeCents, monthlyDeltaCents, buyOutCents } = outcome;
  return (
    <Strip title={t("comesTo")} className="mt-8">
      {submitOn === null ? null : (
        <p className="muted mb-2">{t("comesToLater", { date: formatDate(submitOn, "long", language) })}</p>
      )}
      {errors.map((message) => (
        <p key={message} className="field-error">
          {message}
        </p>
      ))}
      <Table caption={t("comesTo")} captionHidden className="table-tight">
        <TableHead>
          <ColumnHead>{t("whatFor")}</ColumnHead>
          <ColumnHead>{t("date")}</ColumnHead>
          <ColumnHead numeric>{t("perMonth")}</ColumnHead>
          <ColumnHead numeric>{t("once")}</ColumnHead>
          <ColumnHead numeric>{t("buyOut")}</ColumnHead>
        </TableHead>
        <TableBody>
          {lines.map((line, at) => (
            <Row key={`${line.title} ${String(at)}`}>
              <RowHead className="wrap-anywhere">
                {line.title}
                {line.detail !== null && <span className="meta">{line.detail}</span>}
                {line.errors.map((message) => (
                  <span key={message} className="field-error">
                    {message}
                  </span>
                ))}
              </RowHead>
              <Cell label={t("date")} isVoid={line.on === null}>
                {line.on !== null && <Day date={line.on} style="row" />}
                {line.billedUntil !== null && (
                  <span className="meta">
                    {t("billedUntil")} <Day date={line.billedUntil} />
                  </span>
                )}
              </Cell>
              <Cell numeric label={t("perMonth")}>
                <Money cents={line.monthlyDeltaCents} signed />
              </Cell>
              <Cell numeric label={t("once")}>
                <Money cents={line.oneTimeCents} />
              </Cell>
              <Cell numeric label={t("buyOut")}>
                <Money cents={line.buyOutCents} />
              </Cell>
            </Row>
          ))}
        </TableBody>
        <TableFoot>
          <Row>
            <RowHead colSpan={2}>{t("together")}</RowHead>
            <Cell numeric label={t("perMonth")}>
              <Money cents={monthlyDeltaCents} signed />
            </Cell>
            <Cell numeric label={t("once")}>
              <Money cents={oneTimeCents} />
            </Cell>
            <Cell numeric label={t("buyOut")}>
              <Money cents={buyOutCents} />
            </Cell>
          </Row>
        </TableFoot>
      </Table>
    </Strip>
  );
}
