import { addPeriods, periodOf, type BillingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import type { Transaction } from "~/platform/database.server";
import type { BillableUsage } from "../domain/billable";
import type { BillableRows } from "./billing-repository.server";

type Row = {
  month: string;
  profileId: string;
  fromE164: string;
  category: string;
  destination: string;
  records: number;
  minutes: number;
  chargeCents: number;
  invoicedCents: number;
};
/** provisional */
export async function readUsageToBill(
  tx: Transaction,
  customerId: string,
  period: BillingPeriod,
  users: BillableRows["users"],
) {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT month::text, profile_id::text AS "profileId", from_e164 AS "fromE164", category, destination, records, minutes, charge_cents AS "chargeCents", invoiced_cents AS "invoicedCents"
      FROM usage_rollups WHERE customer_id = ${customerId}::uuid AND month <= ${`${addPeriods(period, -1)}-01`}::date AND charge_cents > invoiced_cents`;
  const usage = rows.map((row): BillableUsage => {
    const user = users.get(row.profileId);
    return {
      month: periodOf(localDate(row.month)),
      category: user?.category ?? "voice",
      usageCategory: row.category,
      user: user ? { profileId: user.profileId, profileName: user.profileName, costCentre: user.costCentre } : null,
      netCents: row.chargeCents - row.invoicedCents,
      records: row.invoicedCents === 0 ? row.records : null,
      minutes: row.invoicedCents === 0 ? row.minutes : null,
    };
  });
  return { usage, rows };
}
export async function markUsage(tx: Transaction, customerId: string, rows: readonly Row[]) {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE usage_rollups u SET invoiced_cents = r."chargeCents"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (month date, "profileId" uuid, "fromE164" text, category text, destination text, "chargeCents" int)
     WHERE u.customer_id = ${customerId}::uuid AND u.month = r.month AND u.profile_id = r."profileId" AND u.from_e164 = r."fromE164" AND u.category = r.category AND u.destination = r.destination`;
}
