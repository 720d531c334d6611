import type { ReactElement } from "react";

const ZERO = 48;
const [UP, DOWN] = [82, 46];

/** How much weight each cause has: a bar to the right for more, to the left for less, all on one scale. */
export function DifferenceBar({
  cents,
  all,
}: {
  readonly cents: number;
  /** Of every cause. */
  readonly all: readonly number[];
}): ReactElement | null {
  const scale = Math.min(UP / Math.max(1, ...all), DOWN / Math.max(1, ...all.map((each) => -each)));
  const width = Math.max(1.5, Math.round(Math.abs(cents) * scale * 10) / 10);
  if (cents === 0) return null;
  return (
    <svg width="132" height="16" aria-hidden="true">
      <rect
        className={cents > 0 ? "up" : "dn"}
        x={cents > 0 ? ZERO + 0.5 : ZERO - 1.5 - width}
        y="3"
        width={width}
        height="10"
        rx="1.5"
      />
    </svg>
  );
}
