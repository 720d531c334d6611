import { useMemo, type ReactElement, type ReactNode } from "react";

import type { LocalDate } from "~/kernel/local-date";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { formatTime } from "~/format/format-date";
import { useHydrated } from "~/ui/hydrated";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { rich } from "~/ui/rich-text";
import { useLanguage, useReader } from "~/ui/texts";
import { cancellableUntil } from "../domain/execution/execution-time";
import { BasketAllowance } from "./basket-allowance";
import { BasketBuyOut } from "./basket-buy-out";
import { BasketCosts } from "./basket-costs";
import { BasketDate } from "./basket-date";
import { BasketPrepare, type NotPrepared } from "./basket-prepare";
import { BasketPrepared } from "./basket-prepared";
import { BasketTiming } from "./basket-timing";
import { BasketLines } from "./basket-lines";
import type { ChangeView } from "./change-view";
import type { RequestNote } from "../domain/request-note";
import { RequestNoteFields } from "./request-note-fields";
import { requestWords } from "../words/request-words";
import type { ChangeDeskState } from "./use-change-desk";
import { submissionSentence } from "../words/submission-sentence";
import { UndoButton } from "./undo-button";
import { VerdictBadge } from "./verdict-badge";

type BasketProps = {
  readonly desk: ChangeDeskState;
  readonly view: ChangeView;
  readonly profiles: ReadonlyMap<string, ProfileInService>;
  readonly products: ReadonlyMap<string, Product>;
  readonly maySubmit: boolean;
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
  readonly missingTick: boolean;
  /** What the fields for it begin with. */
  readonly initialNote: RequestNote;
  /** Whether it is kept, and under which name. */
  readonly saved: ReactNode;
  readonly notPrepared: NotPrepared | null;
  /** The day for which it is to be prepared, when the page was opened for that. */
  readonly preparesOn: LocalDate | null;
};

/** What the customer is about to ask: allowance first, then lines, buy-out, costs, and the button. */
export function Basket(props: BasketProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const { desk, view, profiles, products } = props;
  const { preview, lines, state, dispatch } = desk;
  const { snapshot } = view;
  const hydrated = useHydrated();
  const { totals } = preview;
  const words = useMemo(
    () => requestWords(lines, preview, profiles, products, reader),
    [lines, preview, profiles, products, reader],
  );
  const days = preview.lines.flatMap(({ date }) => (date === null ? [] : [date]));
  const untilTime = formatTime(cancellableUntil(days, view.executionStarts, snapshot.receivedOn), useLanguage());
  const tickedPeople = new Set(state.selected.map((id) => view.holders[id]?.personId ?? id)).size;
  const requestErrors = preview.errors.filter((error) => error.line === undefined && error.code !== "EMPTY_REQUEST");
  return (
    <aside className="sheet basket" id="request" aria-labelledby="request-title" tabIndex={-1}>
      <a className="basket-back" href="#bulk">
        {t("backToList")}
      </a>
      <div className="basket-head">
        <h2 id="request-title" tabIndex={-1}>
          {t("yourRequest")} <span className="subtle font-normal">{t("lineCount", { count: lines.length })}</span>
        </h2>
        <div role="status">
          <VerdictBadge preview={preview} empty={lines.length === 0} />
        </div>
        {props.saved}
        {state.before !== null && state.done === null ? <UndoButton dispatch={dispatch} then="request-title" /> : null}
      </div>
      <div className="basket-body">
        {lines.length === 0 ? (
          <div className="sheet-part">
            <p className="muted">
              {state.selected.length > 0 ? t("emptyBasketTicked", { count: tickedPeople }) : t("emptyBasket")}
            </p>
          </div>
        ) : (
          <>
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
              words={words}
              drawsLater={hydrated}
              onDrop={(origins) => {
                dispatch({ type: "drop", origins });
              }}
              draft={state.draft}
              input={desk.input}
              onDate={(origins, date) => {
                dispatch({ type: "line-date", origins, date });
              }}
            />
            {preview.downscale.map((row) => (
              <BasketAllowance key={row.category} row={row} snapshot={snapshot} profiles={profiles} />
            ))}
            <BasketPrepared judged={desk.judged} waiting={view.waiting} />
            <BasketTiming judged={desk.judged} profiles={profiles} products={products} />
            {props.maySubmit ? (
              <BasketPrepare
                judged={desk.judged}
                words={words}
                feedback={props.notPrepared}
                opensOn={props.preparesOn}
              />
            ) : null}
            <div className="sheet-part">
              <BasketCosts preview={preview} vatPercent={snapshot.rulePack.vatPercent} />
              <p className="small muted mt-2">{t("onInvoice")}</p>
              <BasketDate
                preferredDate={state.draft.preferredDate}
                judged={desk.judged}
                onChange={(date) => {
                  dispatch({ type: "date", date });
                }}
              />
            </div>
          </>
        )}
        <RequestNoteFields
          initial={props.initialNote}
          hidden={lines.length === 0}
          onNote={(note) => {
            dispatch({ type: "note", note });
          }}
        />
        {lines.length === 0 ? null : (
          <BasketBuyOut
            assessment={desk.assessment}
            snapshot={snapshot}
            profiles={profiles}
            products={products}
            words={words}
            accepted={props.accepted}
            onAccept={props.onAccept}
            error={props.missingTick ? t("tickMissing") : null}
          />
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
        {lines.length === 0 || preview.verdict === "refused" ? null : (
          <p className="small mt-2" id="submit-says">
            {submissionSentence(
              preview,
              lines.map(({ line }) => line),
              reader,
            )}
          </p>
        )}
        <noscript>
          <button className="btn btn-wide mt-3" type="submit" name="intent" value="check">
            {t("check")}
          </button>
        </noscript>
        {props.maySubmit ? (
          <>
            <button
              className="btn btn-primary btn-wide mt-3"
              type="submit"
              name="intent"
              value="submit"
              aria-describedby={lines.length === 0 || preview.verdict === "refused" ? undefined : "submit-says"}
            >
              {t("submit")}
            </button>
            <p className="small muted mt-2" id="submit-hint">
              {rich(
                t(totals.buyOutCents > 0 && !props.accepted ? "submitHintTick" : "submitHint", { time: untilTime }),
                {
                  a: (words) => <a href="#accept">{words}</a>,
                },
              )}
            </p>
          </>
        ) : (
          <p className="small muted mt-3">{t("forbidden")}</p>
        )}
      </div>
    </aside>
  );
}
