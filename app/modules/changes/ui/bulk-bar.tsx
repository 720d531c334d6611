import type { Dispatch, ReactElement } from "react";

import type { Category, Product } from "~/modules/catalogue/domain/catalogue";
import { useTexts } from "~/ui/texts";
import type { BulkDone, DraftView } from "../domain/desk/draft-view";
import type { DeskPerson } from "../domain/desk/desk-people";
import { productName } from "../words/product-name";
import { BulkButton } from "./bulk-button";
import { BulkChoice } from "./bulk-choice";
import { UndoButton } from "./undo-button";
import type { DeskAction } from "./use-change-desk";

type BulkBarProps = {
  readonly state: DraftView;
  /** The lines in view that can be ticked, and how many people have them. */
  readonly free: { readonly ids: readonly string[]; readonly count: number };
  /** Who is ticked. */
  readonly ticked: readonly DeskPerson[];
  /** The categories of what can be ticked in view. */
  readonly categories: readonly Category[];
  /** Profiles and options of all categories. */
  readonly offers: readonly Product[];
  readonly options: readonly Product[];
  readonly products: ReadonlyMap<string, Product>;
  /** In words why nobody of a category can be removed here. */
  readonly staysBecause: ReadonlyMap<Category, string>;
  /** Where all lines of somebody stop at once. */
  readonly leaveHrefOf: (person: DeskPerson) => string | null;
  readonly dispatch: Dispatch<DeskAction>;
};

/** What can be done to everyone who is ticked at once. It stays in view while the list scrolls below it. */
export function BulkBar(props: BulkBarProps): ReactElement {
  const t = useTexts("changes", "names");
  const { state, free, ticked, offers, options, products, staysBecause, dispatch } = props;
  const { selected, done } = state;
  const count = ticked.length;
  const selection = new Set(selected);
  const areAllTicked = free.ids.every((id) => selection.has(id));
  const isChanged = selected.some((id) => state.draft.wishes[id] !== undefined);
  // Without a script nobody is ticked yet when the page is drawn.
  const tickedLines = ticked.flatMap(({ lines }) => lines.filter(({ id }) => selection.has(id)));
  const categories =
    count === 0
      ? props.categories
      : props.categories.filter((category) => tickedLines.some((line) => line.category === category));
  const [only] = categories.length === 1 ? categories : [];
  const ownOffers = offers.filter(({ category }) => category === only);
  const staying = categories.flatMap((category) => staysBecause.get(category) ?? []);
  const [single] = count === 1 ? ticked : [];
  const leaveHref = single === undefined ? null : props.leaveHrefOf(single);
  const actions = (
    <>
      {staying.length < categories.length ? (
        <BulkButton intent="bulk:remove" action={{ type: "bulk", to: "remove" }} dispatch={dispatch} isMain>
          {t("remove")}
        </BulkButton>
      ) : null}
      {ownOffers.length < 2
        ? null
        : ownOffers.map(({ code }) => (
            <BulkButton key={code} intent={`bulk:${code}`} action={{ type: "bulk", to: code }} dispatch={dispatch}>
              {t("bulkConvert", { product: productName(products, code) })}
            </BulkButton>
          ))}
      <BulkChoice categories={categories} offers={offers} options={options} products={products} dispatch={dispatch} />
      {isChanged ? (
        <BulkButton intent="bulk:keep" action={{ type: "bulk", to: "keep" }} dispatch={dispatch}>
          {t("bulkKeep")}
        </BulkButton>
      ) : null}
    </>
  );
  return (
    <div
      className={count > 0 ? "bulk is-on" : "bulk"}
      id="bulk"
      role="group"
      aria-label={t("bulkTitle")}
      // Where the focus goes when what was pressed here is gone.
      tabIndex={-1}
    >
      <p role="status">
        {count > 0 ? (
          <b>{t("tickedCount", { count })}</b>
        ) : done ? (
          doneWords(done)
        ) : (
          <span className="muted">{t("bulkHint")}</span>
        )}
      </p>
      {count > 0
        ? staying.map((words) => (
            <p className="small muted" key={words}>
              {words}
            </p>
          ))
        : null}
      <div className="bulk-actions">
        {count > 0 ? actions : <noscript>{actions}</noscript>}
        {leaveHref === null || single === undefined ? null : (
          <a className="btn btn-sm" href={leaveHref}>
            {t("leavesNamed", { name: single.name ?? t("unnamedUser") })}
          </a>
        )}
        {done !== null && state.before !== null ? <UndoButton dispatch={dispatch} then="bulk" /> : null}
        {areAllTicked ? null : (
          <BulkButton intent="tick-shown" action={{ type: "tick", ids: free.ids, isTicked: true }} dispatch={dispatch}>
            {t("tickShown", { count: free.count })}
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

  function doneWords({ to, count: those, unchanged, staying: left }: BulkDone): string {
    if (to === "remove") {
      const said = t("doneRemoved", { count: those });
      return left === 0 ? said : `${said} ${t("doneStaying", { count: left })}`;
    }
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
