import { sum } from "~/kernel/money";
import type { SwatchKind } from "../legend";

/** Fixed costs are `c0`, usage `c1`, one-off `c4`; series without such a meaning take `c1` … `c4` in that order, the rest
 *  is one series. */
export type SeriesKind = Extract<SwatchKind, "c0" | "c1" | "c2" | "c3" | "c4">;

export type Series = { readonly kind: SeriesKind; readonly label: string };

/** One amount per series. */
export type Amounts = { readonly cents: readonly number[] };

/** Canvas between stacked parts. */
export const GAP_PX = 1.5;

/** What both drawings are given besides their columns or bars. */
export type ChartProps = {
  readonly series: readonly Series[];
  /** The drawing in one sentence; it says that the table has the same figures. */
  readonly sentence: string;
};

export function totalOf({ cents }: Amounts): number {
  return sum(cents);
}

/** A month: a label of three letters below the column, its whole name in the tooltip, one amount per series. */
export type Column = Amounts & {
  readonly key: string;
  readonly label: string;
  readonly title: string;
};

/** A person or destination: one amount per series, and what it was in the period before. */
export type BarRow = Amounts & {
  readonly key: string;
  readonly name: string;
  readonly previousCents: number | null;
};
