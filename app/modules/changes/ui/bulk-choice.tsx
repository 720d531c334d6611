import { useState, type Dispatch, type ReactElement } from "react";

import type { Category, Product } from "~/modules/catalogue/domain/catalogue";
import { Icon } from "~/ui/icon";
import { useTexts } from "~/ui/texts";
import { productName } from "../words/product-name";
import { BulkButton } from "./bulk-button";
import type { DeskAction } from "./use-change-desk";

type BulkChoiceProps = {
  /** Of whatever is ticked. Profiles are offered here when there are several, as names of products then need their category. */
  readonly categories: readonly Category[];
  readonly offers: readonly Product[];
  readonly options: readonly Product[];
  readonly products: ReadonlyMap<string, Product>;
  readonly dispatch: Dispatch<DeskAction>;
};

/** Gives everyone who is ticked another profile or an option, or takes an option away. */
export function BulkChoice(props: BulkChoiceProps): ReactElement | null {
  const t = useTexts("changes", "names");
  const { categories, products, dispatch } = props;
  const [chosen, setChosen] = useState("");
  const isSeveral = categories.length > 1;
  const groups = categories.flatMap((category) => {
    const own = (product: Product): boolean => product.category === category;
    const offers = props.offers.filter(own);
    const options = props.options.filter(own);
    const label = (words: string): string => (isSeveral ? `${t(`category.${category}`)}: ${words}` : words);
    return [
      { sign: "=", label: label(t("bulkOther")), products: isSeveral && offers.length > 1 ? offers : [] },
      { sign: "+", label: label(t("bulkOptionAdd")), products: options },
      { sign: "-", label: label(t("bulkOptionTake")), products: options },
    ].filter((group) => group.products.length > 0);
  });
  if (groups.length === 0) return null;
  const name = t(isSeveral ? "bulkChoice" : "bulkOption");
  const isOffered = groups.some(({ sign, products: own }) => own.some(({ code }) => `${sign}${code}` === chosen));
  return (
    <span className="row">
      <span className="select select-sm">
        <select
          name="bulkChoice"
          aria-label={name}
          data-focus-then="bulk"
          value={isOffered ? chosen : ""}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
          }}
        >
          <option value="">{name}</option>
          {groups.map(({ sign, label, products: own }) => (
            <optgroup key={`${sign}${label}`} label={label}>
              {own.map(({ code }) => (
                <option key={code} value={`${sign}${code}`}>
                  {productName(products, code)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <Icon name="down" small />
      </span>
      <BulkButton intent="bulk-choice" action={isOffered ? { type: "bulk-choice", chosen } : null} dispatch={dispatch}>
        {t("bulkOptionApply")}
      </BulkButton>
    </span>
  );
}
