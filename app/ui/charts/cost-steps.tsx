import type { ReactElement } from "react";
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  XAxis,
  YAxis,
  type XAxisTickContentProps,
} from "recharts";

import { formatWholeEuros } from "~/format/format-money";
import { useLanguage } from "../texts";
import { ChartTooltip } from "./chart-tooltip";
import { niceScale } from "./nice-scale";
import type { ChartProps, Column } from "./series";

export type CostStepsProps = ChartProps & { readonly columns: readonly Column[] };

const HEIGHT_PX = 224;
const GRID_STEPS = 4;
/** A name of three letters with some air. */
const LABEL_PX = 40;

/** What several choices cost, added up month by month: a step in each month, one line per choice. Within a month nothing is paid, so
 *  that no line slopes. */
export default function CostSteps({ columns, series, sentence }: CostStepsProps): ReactElement {
  const language = useLanguage();
  const ticks = niceScale(Math.max(0, ...columns.flatMap(({ cents }) => cents)), GRID_STEPS);
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX} className="chart-drawing">
      <LineChart
        data={[...columns]}
        margin={{ top: 16, right: 14, bottom: 0, left: 0 }}
        accessibilityLayer
        role="img"
        aria-label={sentence}
      >
        <CartesianGrid vertical={false} stroke="var(--color-chart-grid)" />
        <XAxis
          dataKey="key"
          axisLine={{ stroke: "var(--color-line-control)" }}
          tickLine={false}
          interval="equidistantPreserveStart"
          minTickGap={LABEL_PX}
          height={40}
          tick={({ x, y, index, payload }: XAxisTickContentProps) => {
            const column = columns.find(({ key }) => key === payload.value);
            const [month = "", year] = (column?.label ?? "").split(" ");
            return (
              <text x={Number(x)} y={Number(y) + 12} textAnchor={index === 0 ? "start" : "middle"}>
                {month}
                <tspan x={Number(x)} dy="1.2em">
                  {year}
                </tspan>
              </text>
            );
          }}
        />
        <YAxis
          width="auto"
          axisLine={false}
          tickLine={false}
          ticks={ticks}
          domain={[0, ticks.at(-1) ?? 0]}
          tickFormatter={(cents: number) => (cents === 0 ? "0" : formatWholeEuros(cents, language))}
        />
        <ChartTooltip series={series} titleOf={({ title }: Column) => title} hasTotal={false} />
        {series.map(({ kind, label }, index) => (
          <Line
            key={kind}
            name={label}
            type="stepAfter"
            dataKey={(column: Column) => column.cents[index] ?? 0}
            className={`chart-line ${kind}`}
            stroke="currentColor"
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
