import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Money } from "~/ui/money";
import { rich } from "~/ui/rich-text";
import { useReader } from "~/ui/texts";
import type { ShrinkView } from "../domain/shrink/shrink-view";
import { makesWords, moreWords, strategyName } from "../words/shrink-words";

type MakeSheetProps = {
  readonly view: ShrinkView;
  /** What the form that makes the plan sends; null for those who may not. */
  readonly making: { readonly key: string; readonly fields: readonly (readonly [string, string])[] } | null;
};

/** What making the chosen plan does, and the button. */
export function ShrinkMake({ view, making }: MakeSheetProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("shrink", "names");
  const { language } = reader;
  const { steps, strategies, chosen, submitBy, token } = view;
  const strategy = strategies.find(({ kind }) => kind === chosen);
  const hasNow = steps.some(({ making: kind }) => kind === "draft");
  return (
    <section className="sheet" aria-labelledby="make-plan">
      <div className="sheet-part">
        <h2 id="make-plan">{strategyName(chosen, view, reader)}</h2>
        <p className="figure mt-2">
          <Money cents={strategy?.totalCents ?? 0} />
        </p>
        <p className="small muted">{t("totalUntil", { date: formatDate(view.until, "long", language) })}</p>
        {strategies.length > 1 && chosen !== view.advised ? (
          <p className="small mt-2">{moreWords(view, reader)}</p>
        ) : null}
        <ul className="shrink-makes small">
          {steps.map((step) => (
            <li key={`${step.receivedOn}${String(step.cumulativeCents)}${String(step.count)}`}>
              {rich(makesWords(step, reader), { b: (words) => <b>{words}</b> })}
            </li>
          ))}
        </ul>
        {strategy !== undefined && strategy.optionCents > 0 ? (
          <Callout>
            <p className="small">
              <b>{t("optionsTitle", { amount: formatCents(strategy.optionCents, language) })}</b> {t("optionsHint")}{" "}
              <a href="/changes/new">{t("optionsLink")}</a>
            </p>
          </Callout>
        ) : null}
      </div>
      <div className="sheet-part">
        {making === null ? (
          <p className="small muted">{t("mayNot")}</p>
        ) : (
          <form method="post">
            {making.fields.map(([name, value], at) => (
              <input key={at} type="hidden" name={name} value={value} />
            ))}
            <input type="hidden" name="plan" value={chosen} />
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="key" value={making.key} />
            <Button kind="primary" wide>
              {t("make")}
            </Button>
          </form>
        )}
        <p className="small muted mt-2">{t("makeHint")}</p>
        {hasNow ? (
          <p className="small muted mt-2">{t("submitBy", { date: formatDate(submitBy, "weekday", language) })}</p>
        ) : null}
      </div>
    </section>
  );
}
