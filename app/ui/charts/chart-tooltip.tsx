import type { ReactElement } from "react";

import { formatCents } from "~/format/format-money";
import { Swatch } from "../legend";
import { useLanguage, useTexts } from "../texts";
import type { Series } from "./series";

type ChartTooltipProps = {
  readonly title: string;
  readonly series: readonly Series[];
  readonly cents: readonly number[];
};

/** The figures of one column or bar; never more than the table has. */
export function ChartTooltip({ title, series, cents }: ChartTooltipProps): ReactElement {
  const t = useTexts();
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
          <tr className="total">
            <th scope="row">{t("chartTotal")}</th>
            <td>
              {formatCents(
                cents.reduce((sum, amount) => sum + amount, 0),
                language,
              )}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
