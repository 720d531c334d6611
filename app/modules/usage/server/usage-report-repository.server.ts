import { billingPeriod, firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import { Prisma } from "~/platform/prisma/client";
import type { Transaction } from "~/platform/database.server";
import type { UsageFigures, UsageGrouping } from "../domain/usage-report";

export type GroupedUsage = UsageFigures & {
  readonly key: string;
  readonly name: string | null;
  readonly unratedRecords: number;
};

/** The rollups of a month in groups, the dearest first: one statement, however many calls there were. */
export async function readGroupedUsage(
  tx: Transaction,
  customerId: string,
  period: BillingPeriod,
  groupBy: UsageGrouping,
): Promise<GroupedUsage[]> {
  const { key, name } = COLUMNS[groupBy];
  return tx.$queryRaw<GroupedUsage[]>`
    SELECT ${key} AS key, ${name} AS name, sum(u.records)::int AS records, sum(u.minutes)::int AS minutes,
           sum(u.units)::float8 AS units, sum(u.charge_cents)::int AS "chargeCents", sum(u.unrated_records)::int AS "unratedRecords"
      FROM usage_rollups u LEFT JOIN profiles p ON p.id = u.profile_id AND p.customer_id = u.customer_id
     WHERE u.customer_id = ${customerId}::uuid AND u.month = ${firstDayOf(period)}::date
     GROUP BY 1, 2 ORDER BY sum(u.charge_cents) DESC, sum(u.records) DESC, 1`;
}

/** The months that have usage, the newest first. */
export async function readUsagePeriods(tx: Transaction, customerId: string): Promise<BillingPeriod[]> {
  const rows = await tx.$queryRaw<{ period: string }[]>`
    SELECT DISTINCT to_char(month, 'YYYY-MM') AS period FROM usage_rollups
     WHERE customer_id = ${customerId}::uuid ORDER BY 1 DESC`;
  return rows.map(({ period }) => billingPeriod(period));
}

const NO_NAME = Prisma.sql`NULL::text`;

const COLUMNS: Record<UsageGrouping, { readonly key: Prisma.Sql; readonly name: Prisma.Sql }> = {
  category: { key: Prisma.sql`u.category`, name: NO_NAME },
  profile: { key: Prisma.sql`u.profile_id::text`, name: Prisma.sql`p.name` },
  number: { key: Prisma.sql`u.from_e164`, name: NO_NAME },
  destination: { key: Prisma.sql`u.destination`, name: NO_NAME },
  "cost-centre": { key: Prisma.sql`coalesce(p.cost_centre, '')`, name: NO_NAME },
};
