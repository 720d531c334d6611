import type { ReactElement } from "react";

import { firstDayOf } from "~/kernel/billing-period";
import { sum } from "~/kernel/money";
import { CostChart } from "~/ui/cost-chart";
import { formatDate, formatPeriod } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import { Unfold } from "~/ui/unfold";
import { partsOf, type InvoiceCosts } from "../domain/cost-history";

type Part = {
  readonly kind: "c0" | "c1" | "c4";
  readonly textKey: string;
  readonly of: (parts: ReturnType<typeof partsOf>) => number;
};

const PARTS: readonly Part[] = [
  { kind: "c0", textKey: "subscriptionColumn", of: (parts) => parts.subscriptionCents },
  { kind: "c1", textKey: "usageColumn", of: (parts) => parts.usageCents },
  { kind: "c4", textKey: "otherColumn", of: (parts) => parts.otherCents },
];

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
    <Strip
      title={t("historyBlock")}
      className="span-7"
      aside={<span className="small subtle">{t("excludingVat")}</span>}
    >
      <p className="mb-4">{sentence}</p>
      <CostChart
        columns={oldestFirst.map((invoice) => ({
          key: invoice.period,
          label: formatDate(firstDayOf(invoice.period), "month-letters", language),
          title: formatPeriod(invoice.period, language),
          cents: PARTS.map(({ of }) => of(partsOf(invoice))),
        }))}
        series={PARTS.map(({ kind, textKey }) => ({ kind, label: t(textKey) }))}
        sentence={sentence}
      />
      <Unfold summary={t("showAsTable")}>
        <Table caption={t("historyBlock")} captionHidden className="table-tight">
          <TableHead>
            <ColumnHead>{t("invoiceColumn")}</ColumnHead>
            {PARTS.map(({ textKey }) => (
              <ColumnHead key={textKey} numeric>
                {t(textKey)}
              </ColumnHead>
            ))}
            <ColumnHead numeric>{t("total")}</ColumnHead>
          </TableHead>
          <TableBody>
            {invoices.map((invoice) => (
              <Row key={invoice.number}>
                <RowHead>
                  <a href={`/invoices/${invoice.number}`}>{formatPeriod(invoice.period, language)}</a>
                </RowHead>
                {PARTS.map(({ textKey, of }) => (
                  <Cell key={textKey} numeric label={t(textKey)}>
                    <Money cents={of(partsOf(invoice))} />
                  </Cell>
                ))}
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
