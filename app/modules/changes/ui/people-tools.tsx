import type { Dispatch, ReactElement } from "react";

import { CATEGORIES, type Category, type Product } from "~/modules/catalogue/domain/catalogue";
import { Icon } from "~/ui/icon";
import { useTexts } from "~/ui/texts";
import type { DeskPerson } from "../domain/desk/desk-people";
import type { DraftView } from "../domain/desk/draft-view";
import { PeopleFilterField } from "./people-filter-field";
import type { DeskAction } from "./use-change-desk";

type PeopleToolsProps = {
  readonly state: DraftView;
  /** How many have something, in all and of each category that is in service. */
  readonly everyone: number;
  readonly modules: readonly { readonly category: Category; readonly count: number }[];
  /** Everyone in the category in view. */
  readonly people: readonly DeskPerson[];
  /** How many a pasted list found; null: there is none. */
  readonly listed: number | null;
  readonly products: ReadonlyMap<string, Product>;
  readonly dispatch: Dispatch<DeskAction>;
};

/** Finds people in the list: by name, number or cost centre, by module, and by what they have. */
export function PeopleTools(props: PeopleToolsProps): ReactElement {
  const t = useTexts("changes", "names");
  const { state, modules, dispatch } = props;
  return (
    <div className="toolbar">
      <div className="field field-search">
        <label className="vh" htmlFor="search">
          {t("search")}
        </label>
        <span className="input-icon">
          <Icon name="search" small />
          <input
            className="input"
            id="search"
            name="q"
            type="search"
            placeholder={t("search")}
            value={state.search}
            onChange={(event) => {
              dispatch({ type: "search", search: event.currentTarget.value });
            }}
          />
        </span>
      </div>
      {modules.length < 2 ? null : (
        <div className="field">
          <label className="vh" htmlFor="module">
            {t("module")}
          </label>
          <span className="select">
            <select
              id="module"
              name="module"
              value={state.module ?? ""}
              onChange={(event) => {
                const { value } = event.currentTarget;
                dispatch({ type: "module", module: CATEGORIES.find((category) => category === value) ?? null });
              }}
            >
              <option value="">{t("allModules", { count: props.everyone })}</option>
              {modules.map(({ category, count }) => (
                <option key={category} value={category}>
                  {`${t(`category.${category}`)} (${String(count)})`}
                </option>
              ))}
            </select>
            <Icon name="down" small />
          </span>
        </div>
      )}
      <PeopleFilterField
        people={props.people}
        filter={state.filter}
        listed={props.listed}
        products={props.products}
        dispatch={dispatch}
      />
    </div>
  );
}
