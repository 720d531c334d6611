import type { LocalDate } from "~/kernel/local-date";
import type { ReadTransaction, WriteTransaction } from "~/platform/database/read-write-transactions.server";
import type { BillableUsage } from "../domain/billable-usage";

type BillableRow = Omit<BillableUsage, "month"> & { readonly month: string };

export async function readBillableUsage(
  tx: ReadTransaction,
  customerId: string,
  throughMonth: LocalDate,
): Promise<BillableRow[]> {
  return tx.$queryRaw<BillableRow[]>`
    SELECT to_char(month, 'YYYY-MM') AS month, profile_id::text AS "profileId", from_e164 AS "fromE164", category, destination,
           charge_cents::float8 AS "chargeCents", invoiced_cents::float8 AS "invoicedCents", charged_records::float8 AS records,
           charged_minutes::float8 AS minutes,
           units::float8 AS units
      FROM usage_rollups
     WHERE customer_id = ${customerId}::uuid AND month <= ${throughMonth}::date AND charge_cents > invoiced_cents
     ORDER BY usage_rollups.month, profile_id, from_e164, category, destination`;
}

/** Returns how many rows matched the usage and are now marked as invoiced. */
export async function writeInvoicedUsage(
  tx: WriteTransaction,
  customerId: string,
  usage: readonly BillableUsage[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE usage_rollups u SET invoiced_cents = b."chargeCents"
      FROM jsonb_to_recordset(${JSON.stringify(usage)}::jsonb)
        AS b (month text, "profileId" uuid, "fromE164" text, category text, destination text, "chargeCents" bigint, "invoicedCents" bigint)
     WHERE u.customer_id = ${customerId}::uuid AND u.month = (b.month || '-01')::date AND u.profile_id = b."profileId"
       AND u.from_e164 = b."fromE164" AND u.category = b.category AND u.destination = b.destination
       AND u.invoiced_cents = b."invoicedCents" AND u.charge_cents >= b."chargeCents"`;
}
