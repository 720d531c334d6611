import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Day } from "~/ui/day";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { ShrinkView } from "../domain/shrink/shrink-view";
import { strategyName } from "../words/shrink-words";

/** Who goes when, and what it costs. */
export function ShrinkSteps({ view }: { readonly view: ShrinkView }): ReactElement {
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
