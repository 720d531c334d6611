import type { ReactElement } from "react";

import type { Category } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { SelectField } from "~/ui/select-field";
import { useReader } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import type { ModuleOverview } from "../domain/module-overview";
import { isNarrowed, type UsersFilter } from "../domain/users-filter";

type ModulesFilterProps = {
  readonly modules: readonly ModuleOverview[];
  readonly filter: UsersFilter;
};

/** Narrows the users of the modules: a form that works by itself. */
export function ModulesFilter({ modules, filter }: ModulesFilterProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("names", "modules", "common");
  return (
    <form method="get" role="search" className="filters">
      <Field name="q" type="search" label={t("searchUsers")} defaultValue={filter.search} />
      {modules.length > 1 && (
        <SelectField
          name="module"
          label={t("module")}
          defaultValue={filter.category ?? ""}
          choices={[
            { value: "", label: t("allModules") },
            ...modules.map(({ category }) => moduleChoice(category, reader)),
          ]}
        />
      )}
      <SelectField
        name="product"
        label={t("product")}
        defaultValue={filter.productCode ?? ""}
        choices={[{ value: "", label: t("allProducts") }, ...productChoices(modules)]}
      />
      <div className="actions">
        <Button>{t("show")}</Button>
        {isNarrowed(filter) && <a href="/modules">{t("showAll")}</a>}
      </div>
    </form>
  );
}

function moduleChoice(category: Category, reader: Reader): { value: string; label: string } {
  const t = reader.texts("names");
  return { value: category, label: t(`category.${category}`) };
}

/** What users have, in the order in which it comes up. */
function productChoices(modules: readonly ModuleOverview[]): { value: string; label: string }[] {
  const names = new Map<string, string>();
  for (const { profiles } of modules) {
    for (const { code, name } of profiles) names.set(code, name);
  }
  for (const { profiles } of modules) {
    for (const { code, name } of profiles.flatMap(({ options }) => options)) names.set(code, name);
  }
  return [...names].map(([value, name]) => ({ value, label: shortProductName(name) }));
}
