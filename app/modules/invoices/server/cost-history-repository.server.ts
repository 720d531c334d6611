import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import type { Reading } from "~/platform/reading.server";
import type { InvoiceCosts } from "../domain/cost-history";

type CostsRow = Omit<InvoiceCosts, "period" | "issuedOn" | "dueOn" | "statusOn"> & {
  readonly period: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly statusOn: string | null;
};

/** The newest invoices with their costs in parts, the newest first: one statement. Credit notes are left out. */
export async function readInvoiceCosts(tx: Reading, customerId: string, limit: number): Promise<InvoiceCosts[]> {
  const rows = await tx.$queryRaw<CostsRow[]>`
    SELECT i.number, to_char(i.period, 'YYYY-MM') AS period, i.issued_on::text AS "issuedOn", i.due_on::text AS "dueOn",
           i.status::text AS status, i.status_on::text AS "statusOn", i.net_cents AS "netCents", i.total_cents AS "totalCents",
           p.subscription AS "subscriptionCents", p.usage AS "usageCents", i.net_cents - p.subscription - p.usage AS "otherCents"
      FROM (SELECT * FROM invoices WHERE customer_id = ${customerId}::uuid AND type = 'invoice'
             ORDER BY issued_on DESC, number DESC LIMIT ${limit}) i
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(l.net_cents) FILTER (WHERE l.kind = 'subscription'), 0)::int AS subscription,
               coalesce(sum(l.net_cents) FILTER (WHERE l.kind = 'usage'), 0)::int AS usage
          FROM invoice_lines l WHERE l.invoice_id = i.id AND l.customer_id = i.customer_id) p
     ORDER BY i.issued_on DESC, i.number DESC`;
  return rows.map((row) => ({
    ...row,
    period: billingPeriod(row.period),
    issuedOn: localDate(row.issuedOn),
    dueOn: localDate(row.dueOn),
    statusOn: row.statusOn === null ? null : localDate(row.statusOn),
  }));
}
