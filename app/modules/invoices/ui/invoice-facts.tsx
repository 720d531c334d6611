import type { ReactElement } from "react";

import type { Invoice } from "~/modules/billing/domain/invoice";
import { Badge } from "~/ui/badge";
import { formatDate } from "~/format/format-date";
import { Money } from "~/ui/money";
import { SumsTable } from "~/ui/sums-table";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import { sumsOf } from "../domain/line-groups";
import { InvoiceStatusBadge } from "./invoice-status";
import { groupName } from "../words/invoice-words";

type InvoiceFactsProps = { readonly invoice: Invoice };

/** The amount first, where its payment stands, and the sum that leads to it. */
export function InvoiceFacts({ invoice }: InvoiceFactsProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("names", "invoices", "invoice-documents");
  const rows = [
    ...sumsOf(invoice).map((group) => ({
      key: group.group,
      label: groupName(group, reader),
      values: [<Money key="net" cents={group.netCents} />],
    })),
    { key: "net", label: t("excludingVat"), values: [<Money key="net" cents={invoice.netCents} />], isTotal: true },
    ...invoice.vat.map(({ ratePercent, vatCents }) => ({
      key: `vat-${String(ratePercent)}`,
      label: t("vatRate", { rate: ratePercent }),
      values: [<Money key="vat" cents={vatCents} />],
    })),
  ];
  return (
    <section className="facts" aria-label={t("summary")}>
      <div>
        <p className="figure">
          <Money cents={invoice.totalCents} />
        </p>
        <p className="muted">{t("vatIncluded")}</p>
        <p className="mt-3">
          <PaymentState invoice={invoice} />
        </p>
      </div>
      <SumsTable caption={t("sumCaption")} rows={rows} />
    </section>
  );
}

function PaymentState({ invoice }: InvoiceFactsProps): ReactElement {
  const t = useTexts("invoices");
  const language = useLanguage();
  const { status, statusOn } = invoice;
  if (statusOn === null || status === "issued") return <InvoiceStatusBadge invoice={invoice} />;
  const on = formatDate(statusOn, "day", language);
  switch (status) {
    case "collected":
      return (
        <Badge tone="accent" sign="check">
          {t("collectedOnDay", { date: on })}
        </Badge>
      );
    case "failed":
      return (
        <Badge tone="danger" sign="alert">
          {t("failedOnDay", { date: on })}
        </Badge>
      );
    case "credited":
      return <Badge sign="close">{t("creditedOnDay", { date: on })}</Badge>;
    default:
      return status satisfies never;
  }
}
