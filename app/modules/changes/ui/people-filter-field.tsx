import { Fragment, useMemo, type Dispatch, type ReactElement } from "react";

import { groupBy } from "~/kernel/group-by";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import { Icon } from "~/ui/icon";
import { useTexts } from "~/ui/texts";
import { productName } from "../words/product-name";
import { NO_OPTIONS, peopleFilters, type DeskPerson } from "../domain/desk/desk-people";
import { IN_LIST } from "../domain/desk/draft-view";
import type { DeskAction } from "./use-change-desk";

type PeopleFilterFieldProps = {
  /** Everyone in the category in view. */
  readonly people: readonly DeskPerson[];
  readonly filter: string;
  /** How many a pasted list found; null: there is none. */
  readonly listed: number | null;
  readonly products: ReadonlyMap<string, Product>;
  readonly dispatch: Dispatch<DeskAction>;
};

/** Narrows the list of people to those with a product or an option, of a cost centre, or of a pasted list. */
export function PeopleFilterField(props: PeopleFilterFieldProps): ReactElement {
  const t = useTexts("changes", "names", "common");
  const { people, filter, listed, products, dispatch } = props;
  const groups = useMemo(() => {
    const choices = peopleFilters(people).map((each) => {
      const [kind, ...rest] = each.filter.split(":");
      const code = rest.join(":");
      const isCentre = kind === "cost-centre";
      const words =
        kind === NO_OPTIONS
          ? t("filterNoOptions")
          : isCentre
            ? code
            : t(kind === "option" ? "filter.option" : "filter.product", { product: productName(products, code) });
      const label = isCentre ? t("costCentre") : each.category === null ? "" : t(`category.${each.category}`);
      return { value: each.filter, words: `${words} (${String(each.count)})`, label };
    });
    return [...groupBy(choices, ({ label }) => label)];
  }, [people, products, t]);
  return (
    <div className="field field-filter">
      <label className="vh" htmlFor="filter">
        {t("filterLabel")}
      </label>
      <span className="select">
        <select
          id="filter"
          name="filter"
          value={filter}
          onChange={(event) => {
            dispatch({ type: "filter", filter: event.currentTarget.value });
          }}
        >
          <option value="">{t("filterAll", { count: people.length })}</option>
          {listed === null ? null : <option value={IN_LIST}>{t("filterList", { count: listed })}</option>}
          {groups.map(([label, choices]) => {
            const options = choices.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ));
            return label === "" || groups.length === 1 ? (
              <Fragment key={label}>{options}</Fragment>
            ) : (
              <optgroup key={label} label={label}>
                {options}
              </optgroup>
            );
          })}
        </select>
        <Icon name="down" small />
      </span>
      <noscript>
        <button className="btn" type="submit" name="intent" value="check">
          {t("show")}
        </button>
      </noscript>
    </div>
  );
}
