import type { ReactElement } from "react";
import { Tooltip } from "recharts";

import { formatCents } from "~/format/format-money";
import { Swatch } from "../legend";
import { useLanguage, useTexts } from "../texts";
import { totalOf, type Amounts, type Series } from "./series";

type ChartTooltipProps<Drawn extends Amounts> = {
  readonly series: readonly Series[];
  readonly titleOf: (drawn: Drawn) => string;
  /** False where the series stand beside each other and no sum of them means anything. */
  readonly hasTotal?: boolean;
};

/** Tells the figures of the column or bar that is pointed at. */
export function ChartTooltip<Drawn extends Amounts>({
  series,
  titleOf,
  hasTotal = true,
}: ChartTooltipProps<Drawn>): ReactElement {
  return (
    <Tooltip
      isAnimationActive={false}
      cursor={{ fill: "var(--color-hover)" }}
      content={({ active, payload }) => {
        const drawn = active ? (payload[0]?.payload as Drawn | undefined) : undefined;
        return drawn === undefined ? null : (
          <TooltipFigures title={titleOf(drawn)} series={series} cents={drawn.cents} hasTotal={hasTotal} />
        );
      }}
    />
  );
}

type FiguresProps = Amounts & {
  readonly title: string;
  readonly series: readonly Series[];
  readonly hasTotal?: boolean;
};

/** The figures of one column or bar; never more than the table has. */
export function TooltipFigures({ title, series, cents, hasTotal = true }: FiguresProps): ReactElement {
  const t = useTexts("common");
  const language = useLanguage();
  return (
    <div className="sheet chart-tooltip">
      <b>{title}</b>
      <table className="sums small">
        <tbody>
          {series.map(({ kind, label }, index) => (
            <tr key={kind}>
              <th scope="row">
                <span className="row">
                  <Swatch kind={kind} />
                  {label}
                </span>
              </th>
              <td>{formatCents(cents[index] ?? 0, language)}</td>
            </tr>
          ))}
          {hasTotal && (
            <tr className="total">
              <th scope="row">{t("chartTotal")}</th>
              <td>{formatCents(totalOf({ cents }), language)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
