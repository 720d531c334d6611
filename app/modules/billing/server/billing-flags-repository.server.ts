import { billingPeriod, firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import type { Transaction } from "~/platform/database/database.server";
import type { WriteTransaction } from "~/platform/database/read-write-transactions.server";

/** A customer whose invoice of a period failed and is not issued yet. */
export type BillingFlag = {
  readonly customerNumber: number;
  readonly customer: string;
  readonly period: BillingPeriod;
  /** The error of the last attempt. */
  readonly error: string;
  readonly tries: number;
  readonly since: Date;
  readonly lastTriedAt: Date;
};

/** Flags a customer or counts another attempt, as the operator. */
export async function raiseFlag(
  tx: Transaction,
  flag: { readonly customerId: string; readonly period: BillingPeriod; readonly at: Date; readonly error: string },
): Promise<void> {
  const { customerId, period, at, error } = flag;
  await tx.$executeRaw`
    INSERT INTO billing_flags (customer_id, period, since, last_tried_at, tries, error)
    VALUES (${customerId}::uuid, ${firstDayOf(period)}::date, ${at}, ${at}, 1, ${error})
    ON CONFLICT (customer_id, period)
    DO UPDATE SET last_tried_at = greatest(billing_flags.last_tried_at, excluded.last_tried_at), tries = billing_flags.tries + 1,
                  error = excluded.error`;
}

/** Clears the flags of a customer up to and including a period that is billed. */
export async function clearFlags(tx: WriteTransaction, customerId: string, period: BillingPeriod): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM billing_flags WHERE customer_id = ${customerId}::uuid AND period <= ${firstDayOf(period)}::date`;
}

/** Returns the flags of all customers, oldest first, in one statement. For the operator only. */
export async function readFlags(tx: Transaction): Promise<BillingFlag[]> {
  const rows = await tx.$queryRaw<(Omit<BillingFlag, "period"> & { readonly period: string })[]>`
    SELECT c.customer_number AS "customerNumber", c.name AS customer, to_char(f.period, 'YYYY-MM') AS period, f.error, f.tries, f.since,
           f.last_tried_at AS "lastTriedAt"
      FROM billing_flags f JOIN customers c ON c.id = f.customer_id
     ORDER BY f.since, c.customer_number, f.period`;
  return rows.map((row) => ({ ...row, period: billingPeriod(row.period) }));
}
