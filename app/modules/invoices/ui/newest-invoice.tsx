import type { ReactElement } from "react";

import { firstDayOf } from "~/kernel/billing-period";
import { LinkButton } from "~/ui/button";
import { formatDate, formatPeriod } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Money } from "~/ui/money";
import { StatusBadge } from "~/ui/status-badge";
import { Strip } from "~/ui/strip";
import { SumsTable } from "~/ui/sums-table";
import { useLanguage, useReader } from "~/ui/texts";
import type { InvoiceCosts } from "../domain/cost-history";
import { comparedSums } from "../domain/line-groups";
import { groupName } from "../words/invoice-words";

type NewestInvoiceProps = {
  readonly invoice: InvoiceCosts;
  readonly previous: InvoiceCosts | null;
};

/** The newest invoice: the amount first, then what it is made of and how that differs from the one before. */
export function NewestInvoice({ invoice, previous }: NewestInvoiceProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("dashboard", "names");
  const language = useLanguage();
  const parts = comparedSums(invoice.sums, previous?.sums ?? []);
  const difference = (cents: number, before: number | null, key: string): ReactElement[] =>
    before === null ? [] : [<Money key={key} cents={cents - before} signed />];
  return (
    <Strip
      title={t("newestInvoice", { period: formatPeriod(invoice.period, language) })}
      className="span-7"
      aside={<a href="/invoices">{t("allInvoices")}</a>}
    >
      <div className="split">
        <div>
          <p className="figure">
            <Money cents={invoice.totalCents} />
          </p>
          <p className="muted">{t("withVatOf", { net: formatCents(invoice.netCents, language) })}</p>
          <p className="small subtle">{t("numberOf", { number: invoice.number })}</p>
          <p className="mt-3">
            <StatusBadge status={invoice.status} />{" "}
            <span className="small muted">
              {t("onDate", {
                date: formatDate(invoice.statusOn ?? invoice.dueOn, "day", language),
              })}
            </span>
          </p>
          <div className="actions mt-4">
            <LinkButton href={`/invoices/${invoice.number}`}>{t("showInvoice")}</LinkButton>
            <ul className="row files">
              <li>
                <a href={`/invoices/${invoice.number}/pdf`}>{t("pdf")}</a>
              </li>
              <li>
                <a href={`/invoices/${invoice.number}/ubl`}>{t("ubl")}</a>
              </li>
            </ul>
          </div>
        </div>
        <SumsTable
          small
          caption={t("partsCaption")}
          heads={[
            t("part"),
            t("excludingVat"),
            ...(previous === null
              ? []
              : [
                  <a key="since" href={`/invoices/${invoice.number}#changed`}>
                    {t("comparedWith", { month: formatDate(firstDayOf(previous.period), "month-name", language) })}
                  </a>,
                ]),
          ]}
          rows={[
            ...parts.map((part) => ({
              key: part.group,
              label: groupName(part, reader),
              values: [
                <Money key="amount" cents={part.netCents} />,
                ...difference(part.netCents, previous && part.previousCents, "difference"),
              ],
            })),
            {
              key: "total",
              label: t("excludingVat"),
              values: [
                <Money key="amount" cents={invoice.netCents} />,
                ...difference(invoice.netCents, previous?.netCents ?? null, "difference"),
              ],
              isTotal: true,
            },
          ]}
        />
      </div>
    </Strip>
  );
}
