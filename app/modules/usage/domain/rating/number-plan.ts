import type { DigitTable } from "./digit-table";

/** What a number is, as far as a tariff is concerned. `country` is an ISO 3166-1 code, or null for a calling code that
 *  belongs to no territory. A number that can be fixed or mobile counts as fixed (R6.4). */
export type WorldNumber = {
  readonly callingCode: string;
  readonly country: string | null;
  readonly kind: "fixed" | "mobile" | "premium";
};

/** The numbers of the world by E.164 without the plus sign. Null is a calling code that is not assigned. */
export type NumberPlan = { readonly table: DigitTable; readonly outcomes: readonly (WorldNumber | null)[] };
