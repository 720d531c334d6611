import type { ReactElement, ReactNode } from "react";

import { addDays } from "~/kernel/local-date";
import { formatDate } from "~/format/format-date";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { useReader } from "~/ui/texts";
import type { ShrinkView, StrategyView } from "../domain/shrink/shrink-view";
import { adviceWords, strategyName } from "../words/shrink-words";

type StrategiesProps = {
  readonly view: ShrinkView;
  /** The address that shows another strategy of the same question. */
  readonly addressOf: (kind: StrategyView["kind"]) => string;
};

/** The strategies side by side, with the advised one marked. */
export function ShrinkStrategies({ view, addressOf }: StrategiesProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("shrink", "names");
  const { language } = reader;
  const { strategies, advised, chosen, from, to, until, billedAnyway } = view;
  return (
    <Strip id="plan" title={t("fromTo", { from, to })} aside={<span className="small subtle">{t("strategies")}</span>}>
      <p className="mb-4">{adviceWords(view, reader)}</p>
      <div className={`strategies of-${String(strategies.length)}`}>
        {strategies.map((each) => (
          <section
            key={each.kind}
            className={each.kind === advised ? "strategy is-best" : "strategy"}
            aria-labelledby={`strategy-${each.kind}`}
          >
            <div className="row between">
              <h3 id={`strategy-${each.kind}`}>{strategyName(each.kind, view, reader)}</h3>
              {each.kind === advised && strategies.length > 1 ? (
                <Badge tone="accent" sign="check">
                  {t("best")}
                </Badge>
              ) : null}
            </div>
            <p className="figure-md mt-1">
              <Money cents={each.totalCents} />
            </p>
            <p className="small muted">{t("totalUntil", { date: formatDate(until, "long", language) })}</p>
            <Figures strategy={each} />
            <p className="small is-below">
              {each.kind === chosen ? (
                <span className="muted">{t("shownBelow")}</span>
              ) : (
                <a href={addressOf(each.kind)}>
                  {t("showThis")}
                  <span className="vh"> {strategyName(each.kind, view, reader)}</span>
                </a>
              )}
            </p>
          </section>
        ))}
      </div>
      <p className="small muted mt-2">
        {t("countedFrom", { date: formatDate(addDays(billedAnyway, 1), "long", language) })}
      </p>
    </Strip>
  );
}

function Figures({ strategy }: { readonly strategy: StrategyView }): ReactElement {
  const t = useReader().texts("shrink", "names");
  const { buyOutCents, recurringCents, oneTimeCents, totalCents, now, paid, later, lastDay } = strategy;
  const row = (label: string, value: ReactNode, className?: string): ReactElement => (
    <div className={className}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <dl className="small">
      {row(
        t("goesNow"),
        <>
          {now}
          {paid > 0 ? <span className="meta">{t("ofWhichPaid", { count: paid })}</span> : null}
        </>,
      )}
      {row(t("goesLater"), later, "is-detail")}
      {lastDay === null ? null : row(t("lastGone"), <Day date={lastDay} style="short" />, "is-detail")}
      {row(t("buyOutFee"), <Money cents={buyOutCents} />)}
      {row(t("recurring"), <Money cents={recurringCents} />)}
      {oneTimeCents === 0 ? null : row(t("fees"), <Money cents={oneTimeCents} />)}
      {row(t("together"), <Money cents={totalCents} />, "total")}
    </dl>
  );
}
