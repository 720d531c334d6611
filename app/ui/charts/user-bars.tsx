import type { ReactElement } from "react";
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  XAxis,
  YAxis,
  type BarShapeProps,
  type XAxisTickContentProps,
} from "recharts";

import { formatCents, formatWholeEuros } from "~/format/format-money";
import { useLanguage } from "../texts";
import { ChartTooltip } from "./chart-tooltip";
import { niceScale } from "./nice-scale";
import { GAP_PX, totalOf, type BarRow, type ChartProps } from "./series";

export type UserBarsProps = ChartProps & { readonly rows: readonly BarRow[] };

const ROW_HEIGHT_PX = 40;
const BAR_HEIGHT_PX = 12;
const AXIS_HEIGHT_PX = 18;
/** The bar stands below the middle of its row; the name above it. */
const LOWERED_PX = 5;
const GRID_STEPS = 3;

/** Horizontal bars with the name above and the amount at the end; a mark stands where the period before ended. */
export default function UserBars({ rows, series, sentence }: UserBarsProps): ReactElement {
  const language = useLanguage();
  const ticks = niceScale(
    Math.max(0, ...rows.map((row) => Math.max(totalOf(row), row.previousCents ?? 0))),
    GRID_STEPS,
  );
  const end = ticks.at(-1) ?? 0;
  return (
    <ResponsiveContainer width="100%" height={rows.length * ROW_HEIGHT_PX + AXIS_HEIGHT_PX} className="chart-drawing">
      <BarChart
        data={[...rows]}
        layout="vertical"
        margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        barSize={BAR_HEIGHT_PX}
        accessibilityLayer
        role="img"
        aria-label={sentence}
      >
        <CartesianGrid horizontal={false} stroke="var(--color-chart-grid)" />
        <XAxis
          type="number"
          axisLine={false}
          tickLine={false}
          height={AXIS_HEIGHT_PX}
          ticks={ticks}
          domain={[0, end]}
          interval={0}
          tick={({ x, y, payload }: XAxisTickContentProps) => (
            <text x={x} y={Number(y) + 8} textAnchor={anchorOf(Number(payload.value), end)}>
              {formatWholeEuros(Number(payload.value), language)}
            </text>
          )}
        />
        <YAxis type="category" dataKey="key" hide />
        <ChartTooltip series={series} titleOf={({ name }: BarRow) => name} />
        {series.map(({ kind, label }, index) => (
          <Bar
            key={kind}
            name={label}
            stackId="costs"
            isAnimationActive={false}
            dataKey={(row: BarRow) => row.cents[index] ?? 0}
            shape={({ x, y, width, height }: BarShapeProps) => (
              <rect className={kind} x={x} y={y + LOWERED_PX} width={Math.max(0, width - GAP_PX)} height={height} />
            )}
          />
        ))}
        <Bar
          stackId="costs"
          isAnimationActive={false}
          dataKey={() => 0}
          shape={({ y, originalDataIndex, parentViewBox }: BarShapeProps) => {
            const row = rows[originalDataIndex];
            return row === undefined ? <g /> : <RowWords row={row} y={y} area={parentViewBox} end={end} />;
          }}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

type Area = { readonly x: number; readonly width: number };

function RowWords({ row, y, area, end }: { row: BarRow; y: number; area: Area; end: number }): ReactElement {
  const language = useLanguage();
  return (
    <g>
      <text className="name" x={area.x} y={y - 1}>
        {row.name}
      </text>
      <text className="amount" x={area.x + area.width} y={y - 1} textAnchor="end">
        {formatCents(totalOf(row), language)}
      </text>
      {row.previousCents !== null && row.previousCents > 0 && (
        <rect
          className="chart-previous"
          x={area.x + (area.width * row.previousCents) / end - 1}
          y={y + LOWERED_PX - 3}
          width="2"
          height={BAR_HEIGHT_PX + 6}
        />
      )}
    </g>
  );
}

function anchorOf(cents: number, end: number): "start" | "middle" | "end" {
  if (cents === 0) return "start";
  return cents === end ? "end" : "middle";
}
