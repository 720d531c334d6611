import { billingPeriod } from "~/kernel/billing-period";
import type { Reading } from "~/platform/reading.server";
import type { InvoiceFilter, InvoiceSums, InvoiceSummary } from "../domain/invoice-summary";

type SummaryRow = Omit<InvoiceSummary, "period"> & { readonly period: string };

/** Invoices newest first, from a place on: one statement that reads an index. */
export async function readInvoices(
  tx: Reading,
  customerId: string,
  filter: InvoiceFilter,
  limit: number,
): Promise<InvoiceSummary[]> {
  const { year, status, after } = filter;
  const rows = await tx.$queryRaw<SummaryRow[]>`
    SELECT number, type::text, to_char(period, 'YYYY-MM') AS period, issued_on::text AS "issuedOn", due_on::text AS "dueOn", status::text,
           net_cents AS "netCents", vat_cents AS "vatCents", total_cents AS "totalCents"
      FROM invoices
     WHERE customer_id = ${customerId}::uuid
       AND (${year}::int IS NULL OR issued_on BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31))
       AND (${status}::invoice_status IS NULL OR status = ${status}::invoice_status)
       AND (${after?.issuedOn ?? null}::date IS NULL OR (issued_on, number) < (${after?.issuedOn ?? null}::date, ${after?.number ?? null}))
     ORDER BY issued_on DESC, number DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, period: billingPeriod(row.period) }));
}

export type InvoiceOverview = {
  /** Years of the first and the newest invoice; null: there is none. */
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** null: no year was asked. */
  readonly totals: InvoiceSums | null;
};

/** What a list says beside its rows: one statement. Only a chosen year is added up, so that it costs the same however many
 *  invoices there are. */
export async function readInvoiceOverview(
  tx: Reading,
  customerId: string,
  { year, status }: Pick<InvoiceFilter, "year" | "status">,
): Promise<InvoiceOverview> {
  const [row] = await tx.$queryRaw<InvoiceOverview[]>`
    SELECT (SELECT extract(year FROM min(issued_on))::int FROM invoices WHERE customer_id = ${customerId}::uuid) AS "firstYear",
           (SELECT extract(year FROM max(issued_on))::int FROM invoices WHERE customer_id = ${customerId}::uuid) AS "lastYear",
           (SELECT json_build_object('count', count(*), 'netCents', coalesce(sum(net_cents), 0),
                     'vatCents', coalesce(sum(vat_cents), 0), 'totalCents', coalesce(sum(total_cents), 0))
              FROM invoices
             WHERE customer_id = ${customerId}::uuid AND (${status}::invoice_status IS NULL OR status = ${status}::invoice_status)
               AND issued_on BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31)
            HAVING ${year}::int IS NOT NULL) AS totals`;
  return row ?? { firstYear: null, lastYear: null, totals: null };
}
