import type { InvoiceChoice } from "../domain/invoice-summary";

/** A choice of invoices as the query of an address; empty: all. */
export function invoiceQuery({ year, status, search }: InvoiceChoice): string {
  return new URLSearchParams({
    ...(year === null ? {} : { year: String(year) }),
    ...(status === null ? {} : { status }),
    ...(search === null ? {} : { search: search.text }),
  }).toString();
}
