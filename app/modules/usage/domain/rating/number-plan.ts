import type { DigitTable } from "./digit-table";

/** What a number is, as far as a tariff cares. `country`: ISO 3166-1 code, null for a calling code that belongs to no territory. A number
 *  that can be fixed or mobile is fixed (R6.4). */
export type WorldNumber = {
  readonly callingCode: string;
  readonly country: string | null;
  readonly kind: "fixed" | "mobile" | "premium";
};

/** The numbers of the world by E.164, without the plus. null: a calling code that nobody has. */
export type NumberPlan = { readonly table: DigitTable; readonly outcomes: readonly (WorldNumber | null)[] };
