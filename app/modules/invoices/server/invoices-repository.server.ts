import { billingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import { Prisma } from "~/platform/prisma/client";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import {
  isChosen,
  type InvoiceChoice,
  type InvoiceFilter,
  type InvoiceSums,
  type InvoiceSummary,
} from "../domain/invoice-summary";

type SummaryRow = Omit<InvoiceSummary, "period"> & { readonly period: string };

/** Returns invoices after a position, newest first, in one statement that reads an index. */
export async function readInvoices(
  tx: ReadTransaction,
  customerId: string,
  filter: InvoiceFilter,
  limit: number,
): Promise<InvoiceSummary[]> {
  const { after } = filter;
  const rows = await tx.$queryRaw<SummaryRow[]>`
    SELECT number, type::text, to_char(period, 'YYYY-MM') AS period, issued_on::text AS "issuedOn", due_on::text AS "dueOn", status::text,
           net_cents::float8 AS "netCents", vat_cents::float8 AS "vatCents", total_cents::float8 AS "totalCents"
      FROM invoices i
     WHERE customer_id = ${customerId}::uuid AND ${chosen(filter)}
       AND (${after?.issuedOn ?? null}::date IS NULL OR (issued_on, number) < (${after?.issuedOn ?? null}::date, ${after?.number ?? null}))
     ORDER BY issued_on DESC, number DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, period: billingPeriod(row.period) }));
}

/** Returns the numbers of all chosen invoices, oldest first, in one statement. */
export function readInvoiceNumbers(
  tx: ReadTransaction,
  customerId: string,
  choice: InvoiceChoice,
): Promise<{ readonly number: string; readonly issuedOn: LocalDate }[]> {
  return tx.$queryRaw`
    SELECT number, issued_on::text AS "issuedOn" FROM invoices i
     WHERE customer_id = ${customerId}::uuid AND ${chosen(choice)}
     ORDER BY issued_on, number`;
}

/** Returns a condition on invoices `i`. Words are matched literally, ignoring case. The amount of a line only matches
 *  to the cent, as whole euros would match most invoices. */
function chosen({ year, status, search }: InvoiceChoice): Prisma.Sql {
  const [text, least, most] = [search?.text ?? null, search?.cents?.from ?? null, search?.cents?.until ?? null];
  return Prisma.sql`(${year}::int IS NULL OR i.issued_on BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31))
       AND (${status}::invoice_status IS NULL OR i.status = ${status}::invoice_status)
       AND (${text}::text IS NULL OR strpos(lower(i.number), lower(${text})) > 0 OR i.net_cents BETWEEN ${least}::bigint AND ${most}::bigint
            OR i.total_cents BETWEEN ${least}::bigint AND ${most}::bigint
            OR EXISTS (SELECT FROM invoice_lines l
                        WHERE l.invoice_id = i.id AND l.customer_id = i.customer_id
                          AND (strpos(lower(l.description), lower(${text})) > 0
                               OR (${least}::bigint = ${most}::bigint AND l.net_cents = ${least}::bigint)
                               OR EXISTS (SELECT FROM jsonb_array_elements(l.shares) AS share
                                           WHERE strpos(lower(share ->> 'profileName'), lower(${text})) > 0))))`;
}

export type InvoiceOverview = {
  /** The years of the first and the newest invoice, or null when there are none. */
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** Null when the choice excludes nothing. */
  readonly totals: InvoiceSums | null;
};

/** Returns what a list shows besides its rows, in one statement. Only a choice is summed, so that the unfiltered list
 *  costs the same however many invoices there are. */
export async function readInvoiceOverview(
  tx: ReadTransaction,
  customerId: string,
  choice: InvoiceChoice,
): Promise<InvoiceOverview> {
  const isNarrowed = isChosen(choice);
  const [row] = await tx.$queryRaw<InvoiceOverview[]>`
    SELECT (SELECT extract(year FROM min(issued_on))::int FROM invoices WHERE customer_id = ${customerId}::uuid) AS "firstYear",
           (SELECT extract(year FROM max(issued_on))::int FROM invoices WHERE customer_id = ${customerId}::uuid) AS "lastYear",
           (SELECT json_build_object('count', count(*), 'netCents', coalesce(sum(net_cents), 0),
                     'vatCents', coalesce(sum(vat_cents), 0), 'totalCents', coalesce(sum(total_cents), 0))
              FROM invoices i
             WHERE customer_id = ${customerId}::uuid AND ${isNarrowed}::boolean AND ${chosen(choice)}
            HAVING ${isNarrowed}::boolean) AS totals`;
  return row ?? { firstYear: null, lastYear: null, totals: null };
}
