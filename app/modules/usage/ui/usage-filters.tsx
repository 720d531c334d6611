import type { ReactElement } from "react";

import type { BillingPeriod } from "~/kernel/billing-period";
import { Button } from "~/ui/button";
import { formatPeriod } from "~/ui/format-date";
import { SelectField } from "~/ui/select-field";
import { useLanguage, type Translate } from "~/ui/texts";
import { USAGE_GROUPINGS, type UsageGrouping } from "../domain/usage-report";

/** Which month, grouped by what: a form that asks for the same page. */
export function UsageFilters(props: {
  readonly periods: readonly BillingPeriod[];
  readonly period: BillingPeriod;
  readonly groupBy: UsageGrouping;
  readonly t: Translate;
}): ReactElement {
  const { periods, period, groupBy, t } = props;
  const language = useLanguage();
  return (
    <form className="filters" method="get">
      <SelectField
        label={t("period")}
        name="period"
        defaultValue={period}
        choices={periods.map((value) => ({ value, label: formatPeriod(value, language) }))}
      />
      <SelectField
        label={t("groupByLabel")}
        name="groupBy"
        defaultValue={groupBy}
        choices={USAGE_GROUPINGS.map((value) => ({ value, label: t(`groupBy.${value}`) }))}
      />
      <Button>{t("show")}</Button>
    </form>
  );
}
