import type { Category } from "~/modules/catalogue/domain/catalogue";
import { Prisma } from "~/platform/prisma/client";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import { NO_COST_CENTRE, type UsageSelection } from "../domain/reports/usage-filter";
import { partsOfPeriod, type DayRange } from "../domain/reports/usage-period";
import type { UsageChoices, UsageFigures, UsageGrouping } from "../domain/reports/usage-report";

export type GroupedUsage = UsageFigures & {
  readonly key: string;
  readonly name: string | null;
  readonly detail: string | null;
  readonly unratedRecords: number;
  readonly dataBytes: number;
  readonly beforeRecords: number;
  readonly beforeMinutes: number;
  readonly beforeUnits: number;
  readonly beforeChargeCents: number;
};

/** Returns the totals of a period, and of the one it is compared with, in groups, the most expensive first. One
 *  statement, which reads no records however many there are. */
export async function readGroupedUsage(
  tx: ReadTransaction,
  customerId: string,
  requested: { readonly selection: UsageSelection; readonly before: DayRange | null; readonly groupBy: UsageGrouping },
): Promise<GroupedUsage[]> {
  const { selection, before, groupBy } = requested;
  const { key, name } = COLUMNS[groupBy];
  const detail = groupBy === "profile" ? Prisma.sql`p.e164` : NOTHING;
  const used = [
    ...totalsOf(customerId, selection.period, false),
    ...(before === null ? [] : totalsOf(customerId, before, true)),
  ];
  return tx.$queryRaw<GroupedUsage[]>`
    SELECT ${key} AS key, ${name} AS name, ${detail} AS detail, ${sumOf("records")} AS records, ${sumOf("minutes")} AS minutes, ${sumOf("units")} AS units,
           ${sumOf("charge_cents")} AS "chargeCents", ${sumOf("unrated_records")} AS "unratedRecords",
           coalesce(sum(units) FILTER (WHERE NOT is_before AND u.category = 'data'), 0)::float8 AS "dataBytes",
           ${sumBefore("records")} AS "beforeRecords", ${sumBefore("minutes")} AS "beforeMinutes",
           ${sumBefore("units")} AS "beforeUnits", ${sumBefore("charge_cents")} AS "beforeChargeCents"
      FROM (${Prisma.join(used, " UNION ALL ")}) u
      LEFT JOIN profiles p ON p.id = u.profile_id AND p.customer_id = ${customerId}::uuid
     WHERE ${selectedTotals(selection)}
     GROUP BY 1, 2, 3 ORDER BY "chargeCents" DESC, records DESC, "beforeChargeCents" DESC, 1`;
}

/** Returns the months with usage, newest first, the cost centres in use, and the name of a user. One statement, with a
 *  lookup per month. */
export async function readUsageChoices(
  tx: ReadTransaction,
  customerId: string,
  profileId: string | null,
): Promise<UsageChoices> {
  const [choices] = await tx.$queryRaw<UsageChoices[]>`
    SELECT ARRAY(SELECT to_char(m, 'YYYY-MM')
                   FROM generate_series((SELECT min(month) FROM usage_rollups WHERE customer_id = ${customerId}::uuid)::timestamp,
                                        (SELECT max(month) FROM usage_rollups WHERE customer_id = ${customerId}::uuid)::timestamp,
                                        interval '1 month') AS m
                  WHERE EXISTS (SELECT FROM usage_rollups WHERE customer_id = ${customerId}::uuid AND month = m::date)
                  ORDER BY m DESC) AS months,
           ARRAY(SELECT DISTINCT cost_centre FROM profiles
                  WHERE customer_id = ${customerId}::uuid AND cost_centre IS NOT NULL ORDER BY 1) AS "costCentres",
           (SELECT name FROM profiles WHERE customer_id = ${customerId}::uuid AND id = ${profileId}::uuid) AS "profileName"`;
  return choices ?? { months: [], costCentres: [], profileName: null };
}

/** Returns a condition on totals `u` and their profiles `p`. */
export function selectedTotals({
  category,
  module,
  costCentre,
  profileId,
  number,
  destination,
}: UsageSelection): Prisma.Sql {
  return allOf([
    category !== null && Prisma.sql`u.category = ${category}`,
    destination !== null && Prisma.sql`u.destination = ${destination}`,
    profileId !== null && Prisma.sql`u.profile_id = ${profileId}::uuid`,
    number !== null && Prisma.sql`u.from_e164 = ${number}`,
    ofModule(module),
    ofCostCentre(costCentre),
  ]);
}

export function ofModule(module: Category | null): Prisma.Sql | false {
  return module !== null && Prisma.sql`p.category = ${module}::category`;
}

export function ofCostCentre(costCentre: string | null): Prisma.Sql | false {
  if (costCentre === null) return false;
  return costCentre === NO_COST_CENTRE ? Prisma.sql`p.cost_centre IS NULL` : Prisma.sql`p.cost_centre = ${costCentre}`;
}

export function allOf(conditions: readonly (Prisma.Sql | false)[]): Prisma.Sql {
  const requested = conditions.filter((condition) => condition !== false);
  return requested.length === 0 ? Prisma.sql`true` : Prisma.join(requested, " AND ");
}

/** Returns queries for the totals of the whole months of a period, and of its other days. */
export function totalsOf(customerId: string, period: DayRange, isBefore: boolean): Prisma.Sql[] {
  const { months, days } = partsOfPeriod(period);
  const columns = Prisma.sql`profile_id, from_e164, category, destination, records, minutes, units, charge_cents, unrated_records,
    charged_records, ${Prisma.raw(String(isBefore))} AS is_before`;
  return [
    ...(months === null
      ? []
      : [
          Prisma.sql`SELECT ${columns} FROM usage_rollups WHERE customer_id = ${customerId}::uuid
                        AND month BETWEEN ${months.from}::date AND ${months.until}::date`,
        ]),
    ...days.map(
      ({ from, until }) =>
        Prisma.sql`SELECT ${columns} FROM usage_days WHERE customer_id = ${customerId}::uuid
                      AND day BETWEEN ${from}::date AND ${until}::date`,
    ),
  ];
}

/** Sums of bytes exceed an integer. */
function sumOf(column: string): Prisma.Sql {
  return Prisma.sql`coalesce(sum(${Prisma.raw(column)}) FILTER (WHERE NOT is_before), 0)::float8`;
}

function sumBefore(column: string): Prisma.Sql {
  return Prisma.sql`coalesce(sum(${Prisma.raw(column)}) FILTER (WHERE is_before), 0)::float8`;
}

const NOTHING = Prisma.sql`NULL::text`;

const COLUMNS: Record<UsageGrouping, { readonly key: Prisma.Sql; readonly name: Prisma.Sql }> = {
  category: { key: Prisma.sql`u.category`, name: NOTHING },
  profile: { key: Prisma.sql`u.profile_id::text`, name: Prisma.sql`p.name` },
  number: { key: Prisma.sql`u.from_e164`, name: NOTHING },
  destination: { key: Prisma.sql`u.destination`, name: NOTHING },
  "cost-centre": { key: Prisma.sql`coalesce(p.cost_centre, '')`, name: NOTHING },
};
