import type { ReactElement } from "react";

import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { useTexts } from "~/ui/texts";
import { isChosen, type InvoiceFilter } from "../domain/invoice-summary";
import { invoiceQuery } from "./invoice-query";

type NoInvoicesProps = { readonly filter: InvoiceFilter };

/** Why the list is empty, and the way on: words that are nowhere, a choice that leaves none, or no invoice yet. */
export function NoInvoices({ filter }: NoInvoicesProps): ReactElement {
  const t = useTexts("invoices", "names");
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
