import type { ReactElement } from "react";

import { addDays } from "~/kernel/local-date";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { formatDate } from "~/ui/format-date";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { useLanguage, type Translate } from "~/ui/texts";
import { profileIdOf } from "../domain/change-line";
import { dateOrNull } from "../domain/change-draft";
import { BasketAllowance } from "./basket-allowance";
import { BasketBuyOut } from "./basket-buy-out";
import { BasketCosts } from "./basket-costs";
import { BasketTiming } from "./basket-timing";
import { BasketLines } from "./basket-lines";
import { productName, type ChangeView } from "./change-view";
import { lineWords } from "./line-words";
import type { ChangeDeskState } from "./use-change-desk";
import { VerdictBadge } from "./verdict-badge";

type BasketProps = {
  readonly desk: ChangeDeskState;
  readonly view: ChangeView;
  readonly profiles: ReadonlyMap<string, ProfileInService>;
  readonly products: ReadonlyMap<string, Product>;
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
  readonly missingTick: boolean;
  readonly t: Translate;
};

/** What the customer is about to ask: allowance first, then lines, buy-out, costs, and the button. */
export function Basket(props: BasketProps): ReactElement {
  const { desk, view, profiles, products, t } = props;
  const { preview, lines, state, dispatch } = desk;
  const { snapshot } = view;
  const language = useLanguage();
  const { totals } = preview;
  const titleOf = (index: number): string => {
    const line = lines[index]?.line;
    if (!line) return "";
    return lineWords(line, profiles.get(profileIdOf(line) ?? "") ?? null, (code) => productName(products, code), t)
      .title;
  };
  const maxDays = snapshot.rulePack.preferredDate.maxDays;
  const requestErrors = preview.errors.filter((error) => error.line === undefined && error.code !== "EMPTY_REQUEST");
  return (
    <aside className="sheet basket" id="aanvraag" aria-labelledby="aanvraag-kop">
      <div className="basket-head">
        <h2 id="aanvraag-kop">
          {t("yourRequest")} <span className="subtle font-normal">{t("lineCount", { count: lines.length })}</span>
        </h2>
        <div role="status">
          <VerdictBadge preview={preview} empty={lines.length === 0} t={t} />
        </div>
      </div>
      <div className="basket-body">
        {lines.length === 0 ? (
          <div className="sheet-part">
            <p className="muted">{t("emptyBasket")}</p>
          </div>
        ) : (
          <>
            {preview.downscale.map((row) => (
              <BasketAllowance key={row.category} row={row} snapshot={snapshot} profiles={profiles} t={t} />
            ))}
            {requestErrors.length === 0 ? null : (
              <div className="sheet-part">
                {requestErrors.map((error) => (
                  <p className="field-error" key={error.message}>
                    <Icon name="alert" small />
                    {error.message}
                  </p>
                ))}
              </div>
            )}
            <BasketLines
              lines={lines}
              preview={preview}
              assessment={desk.assessment}
              profiles={profiles}
              products={products}
              onDrop={(origin) => {
                dispatch({ type: "drop", origin });
              }}
              t={t}
            />
            <BasketBuyOut
              assessment={desk.assessment}
              snapshot={snapshot}
              profiles={profiles}
              products={products}
              accepted={props.accepted}
              onAccept={props.onAccept}
              error={props.missingTick ? t("tickMissing") : null}
              t={t}
            />
            <BasketTiming desk={desk} titleOf={titleOf} t={t} />
            <div className="sheet-part">
              <BasketCosts preview={preview} vatPercent={snapshot.rulePack.vatPercent} t={t} />
              <p className="small muted mt-2">{t("onInvoice")}</p>
              <details className="unfold mt-2" open={state.draft.preferredDate !== null}>
                <summary>
                  <Icon name="right" small />
                  {t("laterDay")}
                </summary>
                <div className="field mt-2">
                  <label htmlFor="later">{t("preferredDate")}</label>
                  <input
                    className="input"
                    id="later"
                    name="preferredDate"
                    type="date"
                    min={snapshot.receivedOn}
                    max={addDays(snapshot.receivedOn, maxDays)}
                    value={state.draft.preferredDate ?? ""}
                    onChange={(event) => {
                      dispatch({ type: "date", date: dateOrNull(event.currentTarget.value) });
                    }}
                  />
                  <p className="hint">
                    {t("preferredDateHint", {
                      date: formatDate(addDays(snapshot.receivedOn, maxDays), "long", language),
                    })}
                  </p>
                </div>
              </details>
            </div>
          </>
        )}
      </div>
      <div className="basket-foot">
        <div className="row between">
          <p>
            <span className="small muted">{t("perMonth")}</span>
            <br />
            <b className="figure-md">
              <Money cents={totals.monthlyDeltaCents} signed />
            </b>
          </p>
          <p className="text-end">
            <span className="small muted">{t(totals.buyOutCents > 0 ? "onceWithBuyOut" : "once")}</span>
            <br />
            <b className="figure-md">
              <Money cents={totals.oneTimeCents + totals.buyOutCents} />
            </b>
          </p>
        </div>
        <noscript>
          <button className="btn btn-wide mt-3" type="submit" name="intent" value="check">
            {t("check")}
          </button>
        </noscript>
        <button className="btn btn-primary btn-wide mt-3" type="submit" name="intent" value="submit">
          {t("submit")}
        </button>
        <p className="small muted mt-2" id="indien-hint">
          {t(totals.buyOutCents > 0 && !props.accepted ? "submitHintTick" : "submitHint")}
        </p>
      </div>
    </aside>
  );
}
