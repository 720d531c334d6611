import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { SubscriptionChange } from "../domain/difference/user-billing-state";

/** Returns the subscriptions that change requests started or ended around the period of an invoice, oldest first, in
 *  one statement. They include those without a line of their own on an invoice. */
export function readSubscriptionChanges(
  tx: ReadTransaction,
  customerId: string,
  number: string,
): Promise<SubscriptionChange[]> {
  return tx.$queryRaw<SubscriptionChange[]>`
    SELECT s.profile_id::text AS "profileId", s.product_code AS "productCode", c.did, c."on"::text AS "on", l.request_id::text AS "changeRequestId"
      FROM invoices i
      JOIN subscriptions s ON s.customer_id = i.customer_id AND (s.opened_by_line_id IS NOT NULL OR s.closed_by_line_id IS NOT NULL)
      CROSS JOIN LATERAL (VALUES ('opened', s.opened_by_line_id, s.billed_from), ('closed', s.closed_by_line_id, s.billed_until))
        AS c (did, line_id, "on")
      JOIN change_lines l ON l.id = c.line_id AND l.customer_id = s.customer_id
     WHERE i.customer_id = ${customerId}::uuid AND i.number = ${number}
       AND c."on" >= i.period - interval '2 months' AND c."on" < i.period + interval '1 month'
     ORDER BY c."on", s.product_code`;
}
