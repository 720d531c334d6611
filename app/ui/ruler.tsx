import type { ReactElement } from "react";

export type RulerYear = { readonly label: string; readonly from: string; readonly isCurrent: boolean };

export type RulerMark = {
  readonly label: string;
  /** Where on the ruler, from 0 to 1. */
  readonly at: number;
  readonly isNow: boolean;
};

type RulerProps = {
  readonly months: 24 | 36;
  readonly years: readonly RulerYear[];
  readonly marks: readonly RulerMark[];
  /** The drawing in one sentence. */
  readonly sentence: string;
};

/** Labels of marks nearer than this share of the ruler would overlap. */
const LABEL_WIDTH = 0.28;
const FIRST_ROW_Y = 62;
const ROW_HEIGHT = 20;

/** A term to scale, a tick a month. Stands in an element that is a size container, such as a strip on a board. */
export function Ruler({ months, years, marks, sentence }: RulerProps): ReactElement {
  const sorted = [...marks].sort((a, b) => a.at - b.at);
  const rows = sorted.map((mark, index) => {
    const before = sorted[index - 1];
    return before !== undefined && mark.at - before.at < LABEL_WIDTH ? 1 : 0;
  });
  const isTall = rows.includes(1);
  return (
    <div className={`ruler ruler-${String(months)}${isTall ? " ruler-two-rows" : ""}`} role="img" aria-label={sentence}>
      <div className="ruler-years">
        {years.map(({ label, from, isCurrent }) => (
          <span key={label} className={isCurrent ? "is-now" : undefined}>
            {label} <small>{from}</small>
          </span>
        ))}
      </div>
      <div className="ruler-ticks" />
      <svg className="ruler-marks">
        {sorted.map(({ label, at, isNow }, index) => {
          const x = `${(at * 100).toFixed(2)}%`;
          return (
            <g key={label} className={isNow ? "is-now" : undefined}>
              <line x1={x} x2={x} y1="30" y2="44" />
              <text x={x} y={FIRST_ROW_Y + (rows[index] ?? 0) * ROW_HEIGHT - 6} textAnchor={anchorAt(at)}>
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function anchorAt(at: number): "start" | "middle" | "end" {
  if (at < 0.1) return "start";
  return at > 0.9 ? "end" : "middle";
}
