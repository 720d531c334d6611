import type { ReactElement, ReactNode } from "react";

import { addDays } from "~/kernel/local-date";
import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Day } from "~/ui/day";
import { Money } from "~/ui/money";
import { rich } from "~/ui/rich-text";
import { StepChart } from "~/ui/step-chart";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { YearRow } from "../domain/shrink/shrink-plan";
import type { ShrinkView, StepView, StrategyView } from "../domain/shrink/shrink-view";
import { adviceWords, strategyName } from "../words/shrink-words";

type PlanProps = {
  readonly view: ShrinkView;
  /** The address that shows another strategy of the same question. */
  readonly addressOf: (kind: StrategyView["kind"]) => string;
  /** What the form that makes the plan sends; null for who may not. */
  readonly making: { readonly key: string; readonly fields: readonly (readonly [string, string])[] } | null;
};

/** A plan: the strategies side by side, the chosen one over time, by contract year and step by step, and the button that makes it. */
export function ShrinkPlan(props: PlanProps): ReactElement {
  return (
    <>
      <Strategies {...props} />
      <div className="shrink-desk">
        <div>
          <Curve view={props.view} />
          <Years view={props.view} />
        </div>
        <MakeSheet {...props} />
      </div>
      <Steps view={props.view} />
    </>
  );
}

function Strategies({ view, addressOf }: PlanProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("shrink", "names");
  const { language } = reader;
  const { strategies, advised, chosen, from, to, until, billedAnyway } = view;
  return (
    <Strip title={t("fromTo", { from, to })} aside={<span className="small subtle">{t("strategies")}</span>}>
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

/** The advised one is the whole green line. */
const OTHERS = ["c0", "c4"] as const;

function Curve({ view }: Pick<PlanProps, "view">): ReactElement {
  const reader = useReader();
  const t = reader.texts("shrink", "names", "common");
  const { language } = reader;
  const { strategies, curve, until, advised } = view;
  const others = strategies.filter(({ kind }) => kind !== advised);
  const names = strategies.map(({ kind }) => strategyName(kind, view, reader));
  const sentence = t("curveSentence", {
    date: formatDate(until, "long", language),
    amounts: new Intl.ListFormat(language).format(
      strategies.map(({ totalCents }, at) =>
        t("curveAmount", { strategy: names[at] ?? "", amount: formatCents(totalCents, language) }),
      ),
    ),
  });
  return (
    <Strip title={t("curveTitle")}>
      <StepChart
        columns={curve.map(({ on, cents }) => ({
          key: on,
          label: `${formatDate(on, "month-letters", language)} ${on.slice(0, 4)}`,
          title: formatDate(on, "long", language),
          cents,
        }))}
        series={strategies.map(({ kind, totalCents }, at) => ({
          kind: kind === advised ? "c1" : (OTHERS[others.findIndex((other) => other.kind === kind)] ?? "c0"),
          label: names[at] ?? "",
          figure: formatCents(totalCents, language),
        }))}
        sentence={sentence}
      />
      <Unfold summary={t("showAsTable")}>
        <Table caption={t("curveCaption")} captionHidden className="table-tight table-inline small mt-2">
          <TableHead>
            <ColumnHead>{t("period")}</ColumnHead>
            {names.map((name) => (
              <ColumnHead numeric key={name}>
                {name}
              </ColumnHead>
            ))}
          </TableHead>
          <TableBody>
            {curve.map(({ on, cents }) => (
              <Row key={on}>
                <RowHead>{formatDate(on, "month", language)}</RowHead>
                {names.map((name, at) => (
                  <Cell numeric key={name} label={name}>
                    <Money cents={cents[at] ?? 0} />
                  </Cell>
                ))}
              </Row>
            ))}
          </TableBody>
        </Table>
      </Unfold>
    </Strip>
  );
}

function MakeSheet({ view, making }: PlanProps): ReactElement {
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

type Reader = ReturnType<typeof useReader>;

function moreWords({ strategies, chosen, advised }: ShrinkView, reader: Reader): string {
  const totalOf = (kind: StrategyView["kind"]): number =>
    strategies.find((each) => each.kind === kind)?.totalCents ?? 0;
  const more = totalOf(chosen) - totalOf(advised);
  return reader.texts("shrink", "names")("why.other", { more: formatCents(more, reader.language) });
}

function makesWords(
  { making, count, receivedOn, buyOutCents, maxCents, signableFrom }: StepView,
  reader: Reader,
): string {
  const t = reader.texts("shrink", "names");
  const { language } = reader;
  const date = formatDate(receivedOn, "long", language);
  const amount = formatCents(making === "draft" ? buyOutCents : (maxCents ?? 0), language);
  switch (making) {
    case "draft":
      return buyOutCents === 0 ? t("makes.draftFree", { count }) : t("makes.draft", { count, amount });
    case "prepared":
      return t("makes.prepared", { count, amount, date });
    case "later-draft":
      return t("makes.later-draft", { count, date, from: formatDate(signableFrom ?? receivedOn, "long", language) });
    default:
      return making satisfies never;
  }
}

function Steps({ view }: Pick<PlanProps, "view">): ReactElement {
  const reader = useReader();
  const t = reader.texts("shrink", "names");
  const { language } = reader;
  const { steps, strategies, chosen } = view;
  const strategy = strategies.find(({ kind }) => kind === chosen);
  const people = steps.reduce((sum, { count }) => sum + count, 0);
  return (
    <Strip title={t("stepsTitle")} aside={<span className="small subtle">{strategyName(chosen, view, reader)}</span>}>
      <Table caption={t("stepsCaption")} captionHidden className="table-wide table-inline">
        <TableHead>
          <ColumnHead>{t("step")}</ColumnHead>
          <ColumnHead>{t("who")}</ColumnHead>
          <ColumnHead>{t("lastDay")}</ColumnHead>
          <ColumnHead>{t("paidUntil")}</ColumnHead>
          <ColumnHead numeric>{t("buyOutFee")}</ColumnHead>
          <ColumnHead numeric>{t("recurring")}</ColumnHead>
          <ColumnHead numeric>{t("addedUp")}</ColumnHead>
        </TableHead>
        <TableBody>
          {steps.map((step, at) => (
            <Row key={at}>
              <RowHead>
                {step.moment === "now"
                  ? t("stepNow", { date: formatDate(step.receivedOn, "short", language) })
                  : formatDate(step.receivedOn, "short", language)}
                {step.moment === "end" ? <span className="meta">{t("stepEnd")}</span> : null}
              </RowHead>
              <Cell label={t("who")}>
                <Unfold summary={t("people", { count: step.count })}>
                  <p className="small shrink-names">{step.names.map((name) => name ?? t("unnamedUser")).join(", ")}</p>
                </Unfold>
              </Cell>
              <Cell label={t("lastDay")}>
                <Day date={step.lastDay} style="row" />
              </Cell>
              <Cell label={t("paidUntil")}>
                <Day date={step.billedUntil} style="short" />
              </Cell>
              <Cell numeric label={t("buyOutFee")}>
                <Money cents={step.buyOutCents} />
                {step.fees.map(({ count, cents }) => (
                  <span className="meta" key={cents}>
                    {t("feeSum", { count, amount: formatCents(cents, language) })}
                  </span>
                ))}
              </Cell>
              <Cell numeric label={t("recurring")}>
                <Money cents={step.recurringCents} />
                {step.months === 0 ? null : (
                  <span className="meta">
                    {t("monthsSum", { amount: formatCents(step.monthlyCents, language), count: step.months })}
                  </span>
                )}
              </Cell>
              <Cell numeric label={t("addedUp")}>
                <Money cents={step.cumulativeCents} />
              </Cell>
            </Row>
          ))}
        </TableBody>
        <TableFoot>
          <Row>
            <RowHead>{t("together")}</RowHead>
            <Cell label={t("who")}>{t("people", { count: people })}</Cell>
            <Cell label={t("lastDay")} isVoid>
              {null}
            </Cell>
            <Cell label={t("paidUntil")} isVoid>
              {null}
            </Cell>
            <Cell numeric label={t("buyOutFee")}>
              <Money cents={strategy?.buyOutCents ?? 0} />
            </Cell>
            <Cell numeric label={t("recurring")}>
              <Money cents={strategy?.recurringCents ?? 0} />
            </Cell>
            <Cell numeric label={t("together")}>
              <Money cents={strategy?.totalCents ?? 0} />
            </Cell>
          </Row>
        </TableFoot>
      </Table>
    </Strip>
  );
}

function Years({ view }: Pick<PlanProps, "view">): ReactElement {
  const reader = useReader();
  const t = reader.texts("shrink", "names");
  const { language } = reader;
  const { years, chosen } = view;
  const goes = ({ free, paid, beyond }: YearRow): string =>
    [
      ...(free > 0 ? [t("goesFree", { count: free })] : []),
      ...(paid > 0 ? [t("goesPaid", { count: paid })] : []),
      ...(beyond > 0 ? [t("goesBeyond", { count: beyond })] : []),
    ].join(" + ");
  if (years.length === 0) {
    return (
      <Strip title={t("yearsTitle")}>
        <p className="muted">{t("yearsAfterTerm")}</p>
      </Strip>
    );
  }
  return (
    <Strip title={t("yearsTitle")} aside={<span className="small subtle">{strategyName(chosen, view, reader)}</span>}>
      <Table caption={t("yearsCaption")} captionHidden className="table-wide table-inline">
        <TableHead>
          <ColumnHead>{t("contractYear")}</ColumnHead>
          <ColumnHead numeric>{t("room")}</ColumnHead>
          <ColumnHead numeric>{t("free")}</ColumnHead>
          <ColumnHead numeric>{t("goes")}</ColumnHead>
          <ColumnHead numeric>{t("buyOutFee")}</ColumnHead>
          <ColumnHead numeric>{t("recurring")}</ColumnHead>
        </TableHead>
        <TableBody>
          {years.map((year) => (
            <Row key={year.number}>
              <RowHead>
                {t("yearNumber", { number: year.number })}
                <span className="meta">
                  {formatDate(year.from, "short", language)} – {formatDate(year.to, "short", language)}
                </span>
              </RowHead>
              <Cell numeric label={t("room")}>
                {year.allowance}
                <span className="meta">{t("roomSum", { percent: year.percent, baseline: year.baseline })}</span>
              </Cell>
              <Cell numeric label={t("free")}>
                {year.available}
                {year.used === 0 ? null : (
                  <span className="meta">{t("roomLess", { allowance: year.allowance, used: year.used })}</span>
                )}
              </Cell>
              <Cell numeric label={t("goes")} isVoid={goneIn(year) === 0}>
                {goneIn(year)}
                <span className="meta">{goes(year)}</span>
              </Cell>
              <Cell numeric label={t("buyOutFee")}>
                <Money cents={year.buyOutCents} />
              </Cell>
              <Cell numeric label={t("recurring")}>
                <Money cents={year.recurringCents} />
              </Cell>
            </Row>
          ))}
        </TableBody>
        <TableFoot>
          <Row>
            <RowHead colSpan={3}>{t("together")}</RowHead>
            <Cell numeric label={t("goes")}>
              {years.reduce((sum, year) => sum + goneIn(year), 0)}
            </Cell>
            <Cell numeric label={t("buyOutFee")}>
              <Money cents={years.reduce((sum, { buyOutCents }) => sum + buyOutCents, 0)} />
            </Cell>
            <Cell numeric label={t("recurring")}>
              <Money cents={years.reduce((sum, { recurringCents }) => sum + recurringCents, 0)} />
            </Cell>
          </Row>
        </TableFoot>
      </Table>
      <p className="small muted mt-2">
        {t("yearsHint")} {years.some(({ beyond }) => beyond > 0) ? t("beyondHint") : null}
      </p>
    </Strip>
  );
}

function goneIn({ free, paid, beyond }: YearRow): number {
  return free + paid + beyond;
}
