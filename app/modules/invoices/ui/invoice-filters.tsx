import type { ReactElement } from "react";

import { INVOICE_STATUSES } from "~/modules/billing/domain/invoice";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { SelectField } from "~/ui/select-field";
import { useTexts } from "~/ui/texts";
import type { InvoiceFilter } from "../domain/invoice-summary";

type InvoiceFiltersProps = {
  readonly filter: InvoiceFilter;
  readonly years: readonly number[];
};

const STATUS_KEYS = {
  issued: "statusIssued",
  collected: "statusCollected",
  failed: "statusFailed",
  credited: "statusCredited",
} as const;

/** Which year, which status, which words: a form that asks for the same page. */
export function InvoiceFilters({ filter, years }: InvoiceFiltersProps): ReactElement {
  const t = useTexts("invoices", "names", "common");
  const shownYears = filter.year === null || years.includes(filter.year) ? years : [filter.year, ...years];
  return (
    <form className="filters" method="get">
      <SelectField
        label={t("year")}
        name="year"
        defaultValue={filter.year === null ? "" : String(filter.year)}
        choices={[
          { value: "", label: t("allYears") },
          ...shownYears.map((year) => ({ value: String(year), label: String(year) })),
        ]}
      />
      <SelectField
        label={t("status")}
        name="status"
        defaultValue={filter.status ?? ""}
        choices={[
          { value: "", label: t("allStatuses") },
          ...INVOICE_STATUSES.map((status) => ({ value: status, label: t(STATUS_KEYS[status]) })),
        ]}
      />
      <Field
        label={t("find")}
        name="search"
        type="search"
        maxLength={80}
        defaultValue={filter.search?.text ?? ""}
        placeholder={t("searchExample")}
      />
      <Button>{t("show")}</Button>
    </form>
  );
}
