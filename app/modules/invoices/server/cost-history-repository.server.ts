import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { InvoiceCosts } from "../domain/cost-history";
import { sumsOf, type GroupedLine } from "../domain/line-groups";

type CostsRow = Omit<InvoiceCosts, "period" | "issuedOn" | "dueOn" | "statusOn" | "sums"> & {
  readonly period: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly statusOn: string | null;
  /** Lines that belong to the same group as one. */
  readonly lines: readonly GroupedLine[];
};

/** Returns the newest invoices with their costs in parts, newest first, in one statement. Credit notes are left out. */
export async function readInvoiceCosts(
  tx: ReadTransaction,
  customerId: string,
  limit: number,
): Promise<InvoiceCosts[]> {
  const rows = await tx.$queryRaw<CostsRow[]>`
    SELECT i.number, to_char(i.period, 'YYYY-MM') AS period, i.issued_on::text AS "issuedOn", i.due_on::text AS "dueOn",
           i.status::text AS status, i.status_on::text AS "statusOn", i.net_cents::float8 AS "netCents", i.total_cents::float8 AS "totalCents",
           (SELECT json_agg(l)
              FROM (SELECT kind, min(change_request_id::text) AS "changeRequestId", min(from_on) AS "fromOn", max(until_on) AS "untilOn",
                           sum(net_cents) AS "netCents"
                      FROM invoice_lines
                     WHERE invoice_id = i.id AND customer_id = i.customer_id
                     GROUP BY kind, change_request_id IS NULL, from_on >= i.period) l) AS lines
      FROM (SELECT * FROM invoices WHERE customer_id = ${customerId}::uuid AND type = 'invoice'
             ORDER BY issued_on DESC, number DESC LIMIT ${limit}) i
     ORDER BY i.issued_on DESC, i.number DESC`;
  return rows.map(({ lines, ...row }) => ({
    ...row,
    period: billingPeriod(row.period),
    sums: sumsOf({ lines, period: billingPeriod(row.period) }),
    issuedOn: localDate(row.issuedOn),
    dueOn: localDate(row.dueOn),
    statusOn: row.statusOn === null ? null : localDate(row.statusOn),
  }));
}
