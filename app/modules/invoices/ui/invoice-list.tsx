import type { ReactElement } from "react";

import { Day } from "~/ui/day";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import type { InvoiceSums, InvoiceSummary } from "../domain/invoice-summary";
import { InvoiceStatusBadge } from "./invoice-status";
import { invoiceTitle } from "../words/invoice-title";

type InvoiceListProps = {
  readonly invoices: readonly InvoiceSummary[];
  /** Of what is chosen; null: nothing is. */
  readonly totals: InvoiceSums | null;
  readonly year: number | null;
};

/** Invoices, newest first, each with its documents. */
export function InvoiceList({ invoices, totals, year }: InvoiceListProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("invoices", "names");
  return (
    <Table caption={t("listCaption")} captionHidden>
      <TableHead>
        <ColumnHead>{t("invoice")}</ColumnHead>
        <ColumnHead>{t("date")}</ColumnHead>
        <ColumnHead>{t("status")}</ColumnHead>
        <ColumnHead>{t("documents")}</ColumnHead>
        <ColumnHead numeric>{t("excludingVat")}</ColumnHead>
        <ColumnHead numeric>{t("includingVat")}</ColumnHead>
      </TableHead>
      <TableBody>
        {invoices.map((invoice) => {
          const title = invoiceTitle(invoice, reader);
          const path = `/invoices/${invoice.number}`;
          return (
            <Row key={invoice.number}>
              <RowHead>
                <a href={path}>{title}</a>
                <span className="meta">{invoice.number}</span>
              </RowHead>
              <Cell label={t("date")}>
                <Day date={invoice.issuedOn} style="short" />
              </Cell>
              <Cell label={t("status")}>
                <InvoiceStatusBadge invoice={invoice} />
              </Cell>
              <Cell label={t("documents")}>
                <span className="row">
                  <a href={`${path}/pdf`} aria-label={t("pdfOf", { title })}>
                    {t("pdf")}
                  </a>
                  <a href={`${path}/ubl`} aria-label={t("ublOf", { title })}>
                    {t("ubl")}
                  </a>
                </span>
              </Cell>
              <Cell numeric label={t("excludingVat")}>
                <Money cents={invoice.netCents} />
              </Cell>
              <Cell numeric label={t("includingVat")}>
                <Money cents={invoice.totalCents} />
              </Cell>
            </Row>
          );
        })}
      </TableBody>
      {totals !== null && (
        <TableFoot>
          <Row>
            <RowHead colSpan={4}>
              {year === null ? t("totalFound") : t("totalOfYear", { year })}
              <span className="meta">{t("invoiceCount", { count: totals.count })}</span>
            </RowHead>
            <Cell numeric label={t("excludingVat")}>
              <Money cents={totals.netCents} />
            </Cell>
            <Cell numeric label={t("includingVat")}>
              <Money cents={totals.totalCents} />
            </Cell>
          </Row>
        </TableFoot>
      )}
    </Table>
  );
}
