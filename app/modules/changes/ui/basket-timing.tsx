import { useDeferredValue, useMemo, type ReactElement } from "react";

import { Callout } from "~/ui/callout";
import { formatDate } from "~/ui/format-date";
import { formatCents } from "~/ui/format-money";
import { Money } from "~/ui/money";
import { useLanguage, type Translate } from "~/ui/texts";
import { timingAdvice } from "../domain/timing-advice";
import type { ChangeDeskState } from "./use-change-desk";

type BasketTimingProps = {
  readonly desk: Pick<ChangeDeskState, "input" | "assessment">;
  /** Words for a line of the request, by index. */
  readonly titleOf: (index: number) => string;
  readonly t: Translate;
};

/** What waiting costs, and what is free later: found by asking the same evaluator for other dates of receipt. It follows the
 *  draft a moment later, so that the form itself never waits for it. */
export function BasketTiming({ desk, titleOf, t }: BasketTimingProps): ReactElement | null {
  const language = useLanguage();
  const input = useDeferredValue(desk.input);
  const advice = useMemo(() => timingAdvice(input), [input]);
  if (input !== desk.input || (advice.waiting.length < 2 && advice.freeLater.length === 0)) return null;
  return (
    <div className="sheet-part">
      <h3>{t("timingTitle")}</h3>
      {advice.waiting.length < 2 ? null : (
        <ul className="timing">
          {advice.waiting.map(({ from, until, extraCents, lines }, step) => (
            <li key={from} className={step === 0 ? "is-now" : undefined}>
              <span>
                {until === null
                  ? t("timingFrom", { date: formatDate(from, "row", language) })
                  : t("timingUntil", { date: formatDate(until, "row", language) })}
              </span>
              <span>{step === 0 ? t("timingNow") : lines.map(({ index }) => titleOf(index)).join(", ")}</span>
              <b>
                <Money cents={extraCents} signed />
              </b>
            </li>
          ))}
        </ul>
      )}
      {advice.freeLater.map(({ index, receivedOn, savedCents, buyOutCents, extraBilledCents }) => (
        <div className="mt-3" key={index}>
          <Callout>
            <b>{t("freeLaterTitle", { line: titleOf(index), amount: formatCents(savedCents, language) })}</b>
            <p className="small mt-1">
              {t("freeLater", {
                date: formatDate(receivedOn, "long", language),
                fee: formatCents(buyOutCents, language),
                extra: formatCents(extraBilledCents, language),
              })}
            </p>
          </Callout>
        </div>
      ))}
    </div>
  );
}
