import type { ReactElement, ReactNode } from "react";

/** Class of a sign: parts of a meter, series of a chart (`c0` fixed, `c1` … `c4`), the period before. */
export type SwatchKind =
  | "is-used"
  | "is-queued"
  | "is-now"
  | "is-free"
  | "is-over"
  | "c0"
  | "c1"
  | "c2"
  | "c3"
  | "c4"
  | "chart-previous";

export type LegendEntry = { readonly kind: SwatchKind; readonly label: string; readonly figure?: ReactNode };

/** What each sign means; with figures it is the same as the drawing in text. */
export function Legend({
  entries,
  className = "",
}: {
  readonly entries: readonly LegendEntry[];
  readonly className?: string;
}): ReactElement {
  const withFigures = entries.some((entry) => entry.figure !== undefined);
  return (
    <ul className={`legend ${withFigures ? "legend-stat " : ""}${className}`.trim()}>
      {entries.map(({ kind, label, figure }) => (
        <li key={kind}>
          <Swatch kind={kind} />
          {figure !== undefined && <b>{figure}</b>}
          <span className={withFigures ? "label-text" : undefined}>{label}</span>
        </li>
      ))}
    </ul>
  );
}

export function Swatch({ kind }: { readonly kind: SwatchKind }): ReactElement {
  return <span className={`swatch ${kind}`} />;
}
