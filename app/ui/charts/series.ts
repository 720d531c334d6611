import type { SwatchKind } from "../legend";

/** Fixed costs are `c0`, usage `c1`, one-off `c4`; series without such a meaning take `c1` … `c4` in that order, the rest
 *  is one series. */
export type SeriesKind = Extract<SwatchKind, "c0" | "c1" | "c2" | "c3" | "c4">;

export type Series = { readonly kind: SeriesKind; readonly label: string };

/** A month: a label of three letters below the column, its whole name in the tooltip, one amount per series. */
export type Column = {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly cents: readonly number[];
};

/** A person or destination: one amount per series, and what it was in the period before. */
export type BarRow = {
  readonly key: string;
  readonly name: string;
  readonly cents: readonly number[];
  readonly previousCents: number | null;
};
