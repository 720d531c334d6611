import type pg from "pg";

export type ListedInvoice = {
  readonly number: string;
  readonly type: string;
  readonly period: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly status: string;
  readonly netCents: number;
  readonly vatCents: number;
  readonly totalCents: number;
};

/** The rows of the portal's first page of invoices, by the same query without the portal around it. */
export async function listInvoices(pool: pg.Pool, customerId: string): Promise<ListedInvoice[]> {
  const { rows } = await pool.query<ListedInvoice>({
    name: "invoices",
    text: `SELECT number, type::text, to_char(period, 'YYYY-MM') AS period, issued_on::text AS "issuedOn",
                  due_on::text AS "dueOn", status::text, net_cents AS "netCents", vat_cents AS "vatCents",
                  total_cents AS "totalCents"
             FROM invoices WHERE customer_id = $1::uuid ORDER BY issued_on DESC, number DESC LIMIT 12`,
    values: [customerId],
  });
  return rows;
}
