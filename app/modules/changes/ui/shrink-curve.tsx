import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Money } from "~/ui/money";
import { StepChart } from "~/ui/step-chart";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { ShrinkView } from "../domain/shrink/shrink-view";
import { strategyName } from "../words/shrink-words";

/** The advised one is the whole green line. */
const OTHERS = ["c0", "c4"] as const;

/** What each strategy adds up to, month by month, drawn and as a table. */
export function ShrinkCurve({ view }: { readonly view: ShrinkView }): ReactElement {
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
