import type { ReactElement } from "react";

import type { Invoice } from "~/modules/billing/domain/invoice";
import { Badge } from "~/ui/badge";
import { formatDate } from "~/format/format-date";
import { Money } from "~/ui/money";
import { SumsTable } from "~/ui/sums-table";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import { sumsOf } from "../domain/line-groups";
import { InvoiceStatusBadge } from "./invoice-status";
import { groupName } from "../words/invoice-words";

type InvoiceFactsProps = { readonly invoice: Invoice; readonly t: Translate };

/** The amount first, where its payment stands, and the sum that leads to it. */
export function InvoiceFacts({ invoice, t }: InvoiceFactsProps): ReactElement {
  const language = useLanguage();
  const rows = [
    ...sumsOf(invoice).map((group) => ({
      key: group.group,
      label: groupName(group, language, t),
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
        <p className="muted">{t("includingVat")}</p>
        <p className="mt-3">
          <PaymentState invoice={invoice} t={t} />
        </p>
      </div>
      <SumsTable caption={t("sumCaption")} rows={rows} />
    </section>
  );
}

function PaymentState({ invoice, t }: InvoiceFactsProps): ReactElement {
  const language = useLanguage();
  const { status, statusOn } = invoice;
  if (statusOn === null || status === "issued") return <InvoiceStatusBadge invoice={invoice} t={t} />;
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
