import { sum, vatOn } from "~/kernel/money";

/** The VAT of one rate and the amount it is due on; `ratePercent` is a whole percentage. */
export type VatTotal = { readonly ratePercent: number; readonly baseCents: number; readonly vatCents: number };

export type InvoiceTotals = {
  readonly vat: readonly VatTotal[];
  readonly netCents: number;
  readonly vatCents: number;
  readonly totalCents: number;
};

/** Returns the totals of an invoice. VAT is computed once per rate over the sum of the lines, rounded half away from
 *  zero, never per line (R4.5, R7.4). */
export function invoiceTotals(lines: readonly { readonly netCents: number }[], ratePercent: number): InvoiceTotals {
  const netCents = sum(lines.map((line) => line.netCents));
  const vatCents = vatOn(netCents, ratePercent);
  return { vat: [{ ratePercent, baseCents: netCents, vatCents }], netCents, vatCents, totalCents: netCents + vatCents };
}
