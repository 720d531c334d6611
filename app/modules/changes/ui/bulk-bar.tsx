import { useTexts } from "~/ui/texts";
import { useState, type Dispatch, type ReactElement, type ReactNode } from "react";

import { Icon } from "~/ui/icon";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { productName } from "../words/product-name";
import type { BulkDone, DraftView } from "../domain/desk/draft-view";
import type { DeskAction } from "./use-change-desk";

type BulkBarProps = {
  readonly state: DraftView;
  /** Those in view who can be ticked. */
  readonly free: readonly ProfileInService[];
  /** The profiles that users of this category can have. */
  readonly offers: readonly Product[];
  /** The options that users of this category can get. */
  readonly options: readonly Product[];
  readonly products: ReadonlyMap<string, Product>;
  /** In words why nobody of them can be removed here; null: they can. */
  readonly staysBecause: string | null;
  readonly dispatch: Dispatch<DeskAction>;
};

/** What can be done to everyone who is ticked at once. It stays in view while the list scrolls below it. */
export function BulkBar(props: BulkBarProps): ReactElement {
  const t = useTexts("changes", "names");
  const { state, free, offers, options, products, staysBecause, dispatch } = props;
  const { selected, done } = state;
  const count = selected.length;
  const areAllTicked = free.every(({ id }) => selected.includes(id));
  const isChanged = selected.some((id) => state.draft.wishes[id] !== undefined);
  const actions = (
    <>
      {staysBecause === null ? (
        <BulkButton intent="bulk:remove" action={{ type: "bulk", to: "remove" }} dispatch={dispatch} isMain>
          {t("remove")}
        </BulkButton>
      ) : null}
      {offers.length < 2
        ? null
        : offers.map(({ code }) => (
            <BulkButton key={code} intent={`bulk:${code}`} action={{ type: "bulk", to: code }} dispatch={dispatch}>
              {t("bulkConvert", { product: productName(products, code) })}
            </BulkButton>
          ))}
      <BulkOption options={options} products={products} dispatch={dispatch} />
      {isChanged ? (
        <BulkButton intent="bulk:keep" action={{ type: "bulk", to: "keep" }} dispatch={dispatch}>
          {t("bulkKeep")}
        </BulkButton>
      ) : null}
    </>
  );
  return (
    <div className={count > 0 ? "bulk is-on" : "bulk"} role="group" aria-label={t("bulkTitle")}>
      <p role="status">
        {count > 0 ? (
          <b>{t("tickedCount", { count })}</b>
        ) : done ? (
          doneWords(done)
        ) : (
          <span className="muted">{t("bulkHint")}</span>
        )}
      </p>
      {staysBecause === null ? null : <p className="small muted">{staysBecause}</p>}
      <div className="bulk-actions">
        {count > 0 ? actions : <noscript>{actions}</noscript>}
        {areAllTicked ? null : (
          <BulkButton
            intent="tick-shown"
            action={{ type: "tick", ids: free.map(({ id }) => id), isTicked: true }}
            dispatch={dispatch}
          >
            {t("tickShown", { count: free.length })}
          </BulkButton>
        )}
        {count > 0 ? (
          <BulkButton intent="tick-none" action={{ type: "tick", ids: selected, isTicked: false }} dispatch={dispatch}>
            {t("tickNone")}
          </BulkButton>
        ) : null}
      </div>
    </div>
  );

  function doneWords({ to, count: those, unchanged }: BulkDone): string {
    if (to === "remove") return t("doneRemoved", { count: those });
    if (to === "keep") return t("doneKept", { count: those });
    if (to.startsWith("+") || to.startsWith("-")) {
      const option = productName(products, to.slice(1));
      const said = t(to.startsWith("+") ? "doneOptionAdded" : "doneOptionTaken", { count: those, option });
      return unchanged === 0 ? said : `${said} ${t("doneOptionUnchanged", { count: unchanged })}`;
    }
    const product = productName(products, to);
    const words = t("doneConverted", { count: those - unchanged, product });
    return unchanged === 0 ? words : `${words} ${t("doneUnchanged", { count: unchanged, product })}`;
  }
}

type BulkOptionProps = {
  readonly options: readonly Product[];
  readonly products: ReadonlyMap<string, Product>;
  readonly dispatch: Dispatch<DeskAction>;
};

/** Gives everyone who is ticked an option, or takes it away. */
function BulkOption({ options, products, dispatch }: BulkOptionProps): ReactElement | null {
  const t = useTexts("changes");
  const [chosen, setChosen] = useState("");
  if (options.length === 0) return null;
  return (
    <span className="row">
      <span className="select select-sm">
        <select
          name="bulkOption"
          aria-label={t("bulkOption")}
          value={chosen}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
          }}
        >
          <option value="">{t("bulkOption")}</option>
          <optgroup label={t("bulkOptionAdd")}>
            {options.map(({ code }) => (
              <option key={code} value={`+${code}`}>
                {productName(products, code)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("bulkOptionTake")}>
            {options.map(({ code }) => (
              <option key={code} value={`-${code}`}>
                {productName(products, code)}
              </option>
            ))}
          </optgroup>
        </select>
        <Icon name="down" small />
      </span>
      <BulkButton
        intent="bulk-option"
        action={
          chosen === "" ? null : { type: "bulk-option", productCode: chosen.slice(1), isWanted: chosen.startsWith("+") }
        }
        dispatch={dispatch}
      >
        {t("bulkOptionApply")}
      </BulkButton>
    </span>
  );
}

type BulkButtonProps = {
  readonly intent: string;
  /** Null: there is nothing to do yet. */
  readonly action: DeskAction | null;
  readonly dispatch: Dispatch<DeskAction>;
  readonly isMain?: boolean;
  readonly children: ReactNode;
};

function BulkButton({ intent, action, dispatch, isMain = false, children }: BulkButtonProps): ReactElement {
  return (
    <button
      className={isMain ? "btn btn-sm bulk-main" : "btn btn-sm"}
      type="submit"
      name="intent"
      value={intent}
      onClick={(event) => {
        event.preventDefault();
        if (action !== null) dispatch(action);
      }}
    >
      {children}
    </button>
  );
}
