import type { ReactElement } from "react";

import { firstDayOf } from "~/kernel/billing-period";
import { sum } from "~/kernel/money";
import { CostChart } from "~/ui/cost-chart";
import { formatDate, formatPeriod } from "~/ui/format-date";
import { formatCents } from "~/ui/format-money";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage, type Translate } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { InvoiceCosts } from "../domain/cost-history";

/** Costs of the last twelve invoices as columns, and the same figures in a table. */
export function CostHistory({
  invoices,
  t,
}: {
  readonly invoices: readonly InvoiceCosts[];
  readonly t: Translate;
}): ReactElement | null {
  const language = useLanguage();
  const oldestFirst = invoices.toReversed();
  const total = sum(invoices.map(({ netCents }) => netCents));
  if (invoices.length === 0) return null;
  const sentence = t("historySentence", { amount: formatCents(total, language), count: invoices.length });
  return (
    <Strip title={t("historyBlock")} className="span-7" aside={<span className="small subtle">{t("withoutVat")}</span>}>
      <p className="mb-4">{sentence}</p>
      <CostChart
        columns={oldestFirst.map(({ period, subscriptionCents, usageCents, otherCents }) => ({
          key: period,
          label: formatDate(firstDayOf(period), "month-letters", language),
          title: formatPeriod(period, language),
          cents: [subscriptionCents, usageCents, otherCents],
        }))}
        series={[
          { kind: "c0", label: t("part.subscription") },
          { kind: "c1", label: t("part.usage") },
          { kind: "c4", label: t("part.other") },
        ]}
        sentence={sentence}
      />
      <Unfold summary={t("showAsTable")}>
        <Table caption={t("historyBlock")} captionHidden className="table-tight">
          <TableHead>
            <ColumnHead>{t("period")}</ColumnHead>
            <ColumnHead numeric>{t("part.subscription")}</ColumnHead>
            <ColumnHead numeric>{t("part.usage")}</ColumnHead>
            <ColumnHead numeric>{t("part.other")}</ColumnHead>
            <ColumnHead numeric>{t("total")}</ColumnHead>
          </TableHead>
          <TableBody>
            {invoices.map((invoice) => (
              <Row key={invoice.number}>
                <RowHead>
                  <a href={`/invoices/${invoice.number}`}>{formatPeriod(invoice.period, language)}</a>
                </RowHead>
                <Cell numeric label={t("part.subscription")}>
                  <Money cents={invoice.subscriptionCents} />
                </Cell>
                <Cell numeric label={t("part.usage")}>
                  <Money cents={invoice.usageCents} />
                </Cell>
                <Cell numeric label={t("part.other")}>
                  <Money cents={invoice.otherCents} />
                </Cell>
                <Cell numeric>
                  <Money cents={invoice.netCents} />
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </Unfold>
    </Strip>
  );
}
