import { USAGE_CATEGORY_KEYS } from "../words/usage-category-keys";
import type { UsageFilterErrors } from "../domain/reports/usage-filter";
import { GROUPING_KEYS } from "../words/grouping-keys";
import type { ReactElement } from "react";

import type { LocalDate } from "~/kernel/local-date";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { SelectField } from "~/ui/select-field";
import { useReader, useTexts } from "~/ui/texts";
import {
  ALL_USAGE,
  NO_COST_CENTRE,
  OWN_PERIOD,
  periodChoices,
  type PeriodChoice,
  type UsageFilter,
} from "../domain/reports/usage-filter";
import { USAGE_COMPARISONS } from "../domain/reports/usage-period";
import { USAGE_CATEGORIES } from "../domain/usage-record";
import { USAGE_GROUPINGS, type UsageChoices } from "../domain/reports/usage-report";
import { periodChoiceWords } from "../words/usage-period-words";

/** What was typed of days of one's own, and what is wrong with it. */
export type OwnPeriodFields = {
  readonly from: string;
  readonly to: string;
  readonly errors: UsageFilterErrors;
};

type UsageFiltersProps = {
  readonly choices: UsageChoices;
  readonly today: LocalDate;
  /** null: what was asked is wrong. */
  readonly filter: UsageFilter | null;
  readonly own: OwnPeriodFields;
};

/** Which period, grouped by what, of what, compared with what: a form that asks for the same page. */
export function UsageFilters({ choices, today, filter, own }: UsageFiltersProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("names", "usage", "common");
  const chosen = filter?.choice ?? OWN_PERIOD;
  const { category, module, costCentre, profileId, number, destination } = filter?.selection ?? ALL_USAGE;
  const kept = { profile: profileId, module, number, destination };
  return (
    <form className="filters" method="get">
      <SelectField
        label={t("period")}
        name="period"
        defaultValue={chosen}
        choices={periodsToChoose(choices, today, chosen).map((value) => ({
          value,
          label: periodChoiceWords(value, today, reader),
        }))}
      />
      <div className="own-period">
        <DayField name="from" label={t("from")} value={own.from} error={own.errors.from} />
        <DayField name="to" label={t("to")} value={own.to} error={own.errors.to} />
      </div>
      <SelectField
        label={t("groupByLabel")}
        name="groupBy"
        defaultValue={filter?.groupBy ?? "category"}
        choices={USAGE_GROUPINGS.map((value) => ({ value, label: t(GROUPING_KEYS[value]) }))}
      />
      <SelectField
        label={t("kind")}
        name="category"
        defaultValue={category ?? ""}
        choices={[
          { value: "", label: t("allCategories") },
          ...USAGE_CATEGORIES.map((value) => ({ value, label: t(USAGE_CATEGORY_KEYS[value]) })),
        ]}
      />
      {(choices.costCentres.length > 0 || costCentre !== null) && (
        <SelectField
          label={t("costCentre")}
          name="costCentre"
          defaultValue={costCentre ?? ""}
          choices={[
            { value: "", label: t("allCostCentres") },
            ...costCentresToChoose(choices, costCentre).map((value) => ({ value, label: value })),
            { value: NO_COST_CENTRE, label: t("noCostCentre") },
          ]}
        />
      )}
      <SelectField
        label={t("compareLabel")}
        name="compare"
        defaultValue={filter?.compareWith ?? "previous"}
        choices={USAGE_COMPARISONS.map((value) => ({ value, label: t(`compare.${value}`) }))}
      />
      {Object.entries(kept).map(
        ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button kind="primary">{t("show")}</Button>
    </form>
  );
}

function DayField(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly error: "dayWrong" | "endsBeforeStart" | undefined;
}): ReactElement {
  const t = useTexts("usage");
  const { name, label, value, error } = props;
  return (
    <Field
      type="date"
      name={name}
      label={label}
      defaultValue={value}
      min="2000-01-01"
      max="2099-12-31"
      error={error === undefined ? undefined : t(error)}
    />
  );
}

/** An address may ask for what the list lacks. */
function periodsToChoose(choices: UsageChoices, today: LocalDate, chosen: PeriodChoice): PeriodChoice[] {
  const { months, quarters, years } = periodChoices(choices.months, today);
  const listed = [...months, ...quarters, ...years, OWN_PERIOD];
  return listed.includes(chosen) ? listed : [chosen, ...listed];
}

function costCentresToChoose({ costCentres }: UsageChoices, chosen: string | null): readonly string[] {
  const isListed = chosen === null || chosen === NO_COST_CENTRE || costCentres.includes(chosen);
  return isListed ? costCentres : [chosen, ...costCentres];
}
