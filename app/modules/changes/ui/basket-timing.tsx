import { memo, useDeferredValue, useMemo, type ReactElement } from "react";

import { addDays, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { contractYears } from "~/modules/contract/domain/contract";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Money } from "~/ui/money";
import { rich } from "~/ui/rich-text";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { FreeLater } from "../domain/advice/free-later";
import { timingAdvice } from "../domain/advice/timing-advice";
import type { WaitingStep } from "../domain/advice/waiting-steps";
import { requestWords, type RequestWords } from "../words/request-words";
import type { JudgedRequest } from "./use-change-desk";

type BasketTimingProps = {
  readonly judged: JudgedRequest;
  readonly profiles: ReadonlyMap<string, ProfileInService>;
  readonly products: ReadonlyMap<string, Product>;
};

/** What waiting costs, and what is free later: found by asking the same evaluator for other dates of receipt. It follows the
 *  request a moment later, so that the form itself never waits for it; until then it shows what it showed. */
export function BasketTiming({ judged, ...rest }: BasketTimingProps): ReactElement {
  const late = useDeferredValue(judged);
  return (
    <div aria-busy={late !== judged}>
      <Timing judged={late} {...rest} />
    </div>
  );
}

const Timing = memo(function Timing({ judged, profiles, products }: BasketTimingProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const language = useLanguage();
  const { waiting, freeLater } = useMemo(() => timingAdvice(judged.input, judged.assessment), [judged]);
  const words = useMemo(
    () => requestWords(judged.lines, judged.preview, profiles, products, reader),
    [judged, profiles, products, reader],
  );
  const [, next] = waiting;
  if (!next && freeLater.length === 0) return null;
  return (
    <div className="sheet-part">
      <h3>{t("timingTitle")}</h3>
      <p className="small muted">{t("timingHint")}</p>
      {next ? <NextStep step={next} words={words} /> : null}
      {waiting.length < 3 ? null : (
        <Unfold name="basket" summary={t("timingAll")}>
          <ul className="timing">
            {waiting.map(({ from, until, extraCents, lines }, step) => (
              <li key={from} className={step === 0 ? "is-now" : undefined}>
                <span>
                  {until === null
                    ? t("fromDate", { date: formatDate(from, "row", language) })
                    : t("timingUntil", { date: formatDate(until, "row", language) })}
                </span>{" "}
                <span>{step === 0 ? t("timingNow") : words.ofSome(lines.map(({ index }) => index))}</span>{" "}
                <b>
                  <Money cents={extraCents} signed />
                </b>
              </li>
            ))}
          </ul>
        </Unfold>
      )}
      {byDay(freeLater).map(({ receivedOn, lines }) => (
        <NowOrLater key={receivedOn} receivedOn={receivedOn} lines={lines} startsYear={startsYear(receivedOn)}>
          {words.ofSome(lines.map(({ index }) => index))}
        </NowOrLater>
      ))}
    </div>
  );

  function startsYear(date: LocalDate): boolean {
    return contractYears(judged.input.contract).some((year) => year.from === date);
  }
});

/** "Submit by the 30th: a day later costs a month more", or that waiting pays. */
function NextStep(props: { readonly step: WaitingStep; readonly words: RequestWords }): ReactElement {
  const t = useTexts("changes", "names");
  const { step, words } = props;
  const language = useLanguage();
  const untils = [...new Set(step.lines.map(({ billedUntil }) => billedUntil))];
  const [until = null] = untils;
  const key =
    step.extraCents < 0 ? "timingWait" : untils.length === 1 && until !== null ? "timingLonger" : "timingMore";
  return (
    <p className="small mt-2">
      {rich(
        t(key, {
          before: formatDate(addDays(step.from, -1), "weekday", language),
          from: formatDate(step.from, "long", language),
          amount: formatCents(Math.abs(step.extraCents), language),
          until: until === null ? "" : formatDate(until, "long", language),
          lines: words.ofSome(step.lines.map(({ index }) => index)),
        }),
        { b: (inner) => <b>{inner}</b> },
      )}
    </p>
  );
}

type NowOrLaterProps = {
  readonly receivedOn: LocalDate;
  readonly lines: readonly FreeLater[];
  /** A new allowance opens that day; else the term is nearly or wholly over. */
  readonly startsYear: boolean;
  /** What it is about. */
  readonly children: string;
};

/** What lines cost now, and what they cost when they are submitted on a later day, side by side. */
function NowOrLater({ receivedOn, lines, startsYear, children }: NowOrLaterProps): ReactElement {
  const t = useTexts("changes", "names");
  const language = useLanguage();
  const buyOutCents = sum(lines.map((line) => line.buyOutCents));
  const extraCents = sum(lines.map((line) => line.extraBilledCents));
  return (
    <div className="mt-3">
      <b>{t("nowOrLater", { line: children, amount: formatCents(buyOutCents - extraCents, language) })}</b>
      <div className="nl-cards">
        <p className="nl-card is-cost">
          <span>{t("nowTitle")}</span>
          <b className="figure-md">
            <Money cents={buyOutCents} />
          </b>
          <span className="small muted">{t("nowOrLaterFee")}</span>
        </p>
        <p className="nl-card is-free">
          <span>{t("fromDateTitle", { date: formatDate(receivedOn, "short", language) })}</span>
          <b className="figure-md">
            <Money cents={extraCents} />
          </b>
          <span className="small muted">{t(extraCents === 0 ? "nowOrLaterNoFee" : "nowOrLaterPaid")}</span>
        </p>
      </div>
      <Unfold name="basket" summary={t("nowOrLaterHow")}>
        <table className="sums small mt-2">
          <caption className="vh">{t("nowOrLaterCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("nowOrLaterWhat")}</th>
              <th scope="col">{t("nowTitle")}</th>
              <th scope="col">{t("fromDateTitle", { date: formatDate(receivedOn, "short", language) })}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t("buyOutFee")}</th>
              <td>
                <Money cents={buyOutCents} />
              </td>
              <td>
                <Money cents={0} />
              </td>
            </tr>
            <tr>
              <th scope="row">{t("nowOrLaterLonger")}</th>
              <td>–</td>
              <td>
                <Money cents={extraCents} />
              </td>
            </tr>
            <tr className="total">
              <th scope="row">{t("together")}</th>
              <td>
                <Money cents={buyOutCents} />
              </td>
              <td>
                <Money cents={extraCents} />
              </td>
            </tr>
          </tbody>
        </table>
        <p className="small mt-1">{t(startsYear ? "nowOrLaterWhy" : "nowOrLaterWhyAfterTerm")}</p>
      </Unfold>
    </div>
  );
}

function byDay(advice: readonly FreeLater[]): { receivedOn: LocalDate; lines: FreeLater[] }[] {
  const days = [...new Set(advice.map(({ receivedOn }) => receivedOn))].sort();
  return days.map((receivedOn) => ({ receivedOn, lines: advice.filter((each) => each.receivedOn === receivedOn) }));
}
