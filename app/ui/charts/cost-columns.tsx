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

import { formatWholeEuros } from "~/format/format-money";
import { useLanguage } from "../texts";
import { ChartTooltip } from "./chart-tooltip";
import { niceScale } from "./nice-scale";
import { GAP_PX, totalOf, type ChartProps, type Column } from "./series";

export type CostColumnsProps = ChartProps & { readonly columns: readonly Column[] };

const HEIGHT_PX = 208;
const GRID_STEPS = 4;
/** A single month does not fill the frame. */
const WIDEST_COLUMN_PX = 56;
/** The part of its place that a column fills. */
const COLUMN_SHARE = 0.76;
/** `€ 12.345` in bold. */
const AMOUNT_WIDTH_PX = 56;
const AMOUNT_ABOVE_PX = 7;

/** Stacked columns, one a month, credits below the axis; the newest carries its amount. */
export default function CostColumns({ columns, series, sentence }: CostColumnsProps): ReactElement {
  const language = useLanguage();
  const ticks = niceScale(Math.max(0, ...columns.map((column) => stackOf(column, 1))), GRID_STEPS);
  const lowest = Math.min(0, ...columns.map((column) => stackOf(column, -1)));
  const newest = columns.length - 1;
  const newestCents = totalOf(columns[newest] ?? { cents: [] });
  const highest = ticks.at(-1) ?? 0;
  // The amount stands above every column that it is wide enough to touch.
  const amountY = (columnWidth: number, top: number, height: number): number => {
    const reach = (AMOUNT_WIDTH_PX + columnWidth) / 2;
    const touched = columns.slice(-1 - Math.floor(reach / (columnWidth / COLUMN_SHARE)));
    const tallest = Math.max(0, ...touched.map((column) => stackOf(column, 1)));
    return top + (height * (highest - tallest)) / (highest - lowest) - AMOUNT_ABOVE_PX;
  };
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX} className="chart-drawing">
      <BarChart
        data={[...columns]}
        stackOffset="sign"
        margin={{ top: 16, right: 14, bottom: 0, left: 0 }}
        barCategoryGap={`${String(Math.round((1 - COLUMN_SHARE) * 100))}%`}
        maxBarSize={WIDEST_COLUMN_PX}
        accessibilityLayer
        role="img"
        aria-label={sentence}
      >
        <CartesianGrid vertical={false} stroke="var(--color-chart-grid)" />
        <XAxis
          dataKey="key"
          axisLine={{ stroke: "var(--color-line-control)" }}
          tickLine={false}
          interval={0}
          height={28}
          tick={({ x, y, index }: XAxisTickContentProps) => (
            <MonthLabel x={Number(x)} y={Number(y)} label={columns[index]?.label ?? ""} fromEnd={newest - index} />
          )}
        />
        <YAxis
          width="auto"
          axisLine={false}
          tickLine={false}
          ticks={ticks}
          domain={[lowest, highest]}
          tickFormatter={(cents: number) => (cents === 0 ? "0" : formatWholeEuros(cents, language))}
        />
        <ChartTooltip series={series} titleOf={({ title }: Column) => title} />
        {series.map(({ kind, label }, index) => (
          <Bar
            key={kind}
            name={label}
            stackId="costs"
            isAnimationActive={false}
            dataKey={(column: Column) => column.cents[index] ?? 0}
            shape={(bar: BarShapeProps) => <Part className={kind} bar={bar} isLowest={index === 0} />}
          />
        ))}
        <Bar
          stackId="costs"
          isAnimationActive={false}
          dataKey={() => 0}
          legendType="none"
          shape={({ x, y, width, background, originalDataIndex }: BarShapeProps) =>
            originalDataIndex === newest ? (
              <text
                className="is-strong"
                x={x + width / 2}
                y={amountY(width, background?.y ?? y, background?.height ?? 0)}
                textAnchor="middle"
              >
                {formatWholeEuros(newestCents, language)}
              </text>
            ) : (
              <g />
            )
          }
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

/** The newest is strong; where it is narrow every second one goes, counted from the newest. */
function MonthLabel({ x, y, label, fromEnd }: { x: number; y: number; label: string; fromEnd: number }): ReactElement {
  const className = fromEnd === 0 ? "is-strong" : fromEnd % 2 === 1 ? "sparse" : undefined;
  return (
    <text x={x} y={y + 12} textAnchor="middle" className={className}>
      {label}
    </text>
  );
}

function Part({
  className,
  bar,
  isLowest,
}: {
  className: string;
  bar: BarShapeProps;
  isLowest: boolean;
}): ReactElement {
  // What is below zero hangs from the axis: its height is negative.
  const height = Math.max(0, Math.abs(bar.height) - (isLowest ? 0 : GAP_PX));
  const y = Math.min(bar.y, bar.y + bar.height);
  return <rect className={className} x={bar.x} y={y} width={bar.width} height={height} />;
}

/** What stands above (1) or below (-1) the axis, in cents. */
function stackOf(column: Column, sign: 1 | -1): number {
  return column.cents.reduce((sum, cents) => (Math.sign(cents) === sign ? sum + cents : sum), 0);
}
