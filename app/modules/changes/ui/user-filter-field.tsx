import { useMemo, type Dispatch, type ReactElement } from "react";

import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { Icon } from "~/ui/icon";
import { useTexts } from "~/ui/texts";
import { productName } from "../words/product-name";
import { IN_LIST } from "../domain/desk/draft-view";
import { NO_OPTIONS, userFilters } from "../domain/desk/shown-users";
import type { DeskAction } from "./use-change-desk";

type UserFilterFieldProps = {
  /** Everyone in service in the category. */
  readonly users: readonly ProfileInService[];
  readonly filter: string;
  /** How many a pasted list found; null: there is none. */
  readonly listed: number | null;
  readonly products: ReadonlyMap<string, Product>;
  readonly dispatch: Dispatch<DeskAction>;
};

/** Narrows the list of users to a profile, an option, or those of a pasted list. */
export function UserFilterField(props: UserFilterFieldProps): ReactElement {
  const t = useTexts("changes", "common");
  const { users, filter, listed, products, dispatch } = props;
  const choices = useMemo(
    () =>
      userFilters(users).map((each) => {
        const [kind, code = ""] = each.filter.split(":");
        const words =
          kind === NO_OPTIONS
            ? t("filterNoOptions")
            : t(kind === "option" ? "filter.option" : "filter.product", { product: productName(products, code) });
        return { value: each.filter, words: `${words} (${String(each.count)})` };
      }),
    [users, products, t],
  );
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
          <option value="">{t("filterAll", { count: users.length })}</option>
          {listed === null ? null : <option value={IN_LIST}>{t("filterList", { count: listed })}</option>}
          {choices.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
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
