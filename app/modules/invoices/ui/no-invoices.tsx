import type { ReactElement } from "react";

import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import type { Translate } from "~/format/texts";
import { isChosen, type InvoiceFilter } from "../domain/invoice-summary";
import { invoiceQuery } from "./invoice-query";

type NoInvoicesProps = { readonly filter: InvoiceFilter; readonly t: Translate };

/** Why the list is empty, and the way on: words that are nowhere, a choice that leaves none, or no invoice yet. */
export function NoInvoices({ filter, t }: NoInvoicesProps): ReactElement {
  if (!isChosen(filter)) {
    return (
      <Empty icon="invoice" title={t("emptyTitle")}>
        {t("empty")}
      </Empty>
    );
  }
  const { search } = filter;
  if (search === null) {
    return (
      <Empty
        icon="search"
        title={t("noneChosenTitle")}
        action={<LinkButton href="/invoices">{t("showAllInvoices")}</LinkButton>}
      >
        {t("noneChosen")}
      </Empty>
    );
  }
  const rest = invoiceQuery({ ...filter, search: null });
  return (
    <Empty
      icon="search"
      title={t("noneFoundTitle", { words: search.text })}
      action={<LinkButton href={`/invoices${rest === "" ? "" : `?${rest}`}`}>{t("clearSearch")}</LinkButton>}
    >
      {t("noneFound")}
    </Empty>
  );
}
