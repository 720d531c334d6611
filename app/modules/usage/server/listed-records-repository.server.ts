import { addDays, type LocalDate } from "~/kernel/local-date";
import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { Prisma } from "~/platform/prisma/client";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { RecordPart, RecordSelection } from "../domain/reports/usage-filter";
import type { ListedRecordRow } from "../domain/reports/listed-record";
import type { RecordPosition } from "../schemas/record-cursor";
import { allOf, ofCostCentre, ofModule, selectedTotals, totalsOf } from "./usage-report-repository.server";

/** Returns at most `limit` records of a selection after a position, newest first. The totals per day tell which days
 *  have any, so that no other day is searched. */
export async function readListedRecords(
  tx: ReadTransaction,
  customerId: string,
  selection: RecordSelection,
  { after, limit }: { readonly after: RecordPosition | null; readonly limit: number },
): Promise<ListedRecordRow[]> {
  const { from, until } = selection.period;
  const begun = after === null ? null : amsterdamDateOf(new Date(after.startedAtMs));
  const last = begun === null || begun > until ? until : begun;
  // How many are left of the day that the page before ended in is not known.
  const whole: LocalDate = begun ?? addDays(until, 1);
  return tx.$queryRaw<ListedRecordRow[]>`
    WITH days AS (
      SELECT u.day, sum(${countedBy(selection.only)}) AS records
        FROM usage_days u LEFT JOIN profiles p ON p.id = u.profile_id AND p.customer_id = u.customer_id
       WHERE u.customer_id = ${customerId}::uuid AND u.day BETWEEN ${from}::date AND ${last}::date AND ${selectedTotals(selection)}
         AND ${countedBy(selection.only)} > 0
       GROUP BY u.day
    ), wanted AS (
      SELECT day, coalesce(sum(records) FILTER (WHERE day < ${whole}::date)
               OVER (ORDER BY day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS found
        FROM days
    )
    SELECT r.*
      FROM wanted w
     CROSS JOIN LATERAL (
           SELECT r.record_id AS "recordId", r.started_at AS "startedAt", r.type, r.direction, p.name AS "userName",
                  p.cost_centre AS "costCentre", r.own_e164 AS "ownNumber", r.from_e164 AS "fromNumber", r.to_number AS "toNumber",
                  l.user_id AS "lineUserId", r.category, r.destination, r.duration_seconds AS "durationSeconds", r.minutes,
                  r.units::float8 AS units, r.status, r.charge_cents AS "chargeCents", r.profile_id AS "profileId", p.category AS module, r.zone,
                  r.roaming_country AS "roamingCountry", r.service_charge_cents AS "serviceChargeCents", r.reason
             FROM usage_records r
             LEFT JOIN profiles p ON p.id = r.profile_id AND p.customer_id = r.customer_id
             LEFT JOIN profile_users l ON l.profile_id = r.profile_id AND l.customer_id = r.customer_id
            WHERE r.customer_id = ${customerId}::uuid
              AND r.started_at >= w.day::timestamp AT TIME ZONE 'Europe/Amsterdam'
              AND r.started_at < (w.day + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
              AND ${behind(after)} AND ${selectedRecords(selection)}
            ORDER BY r.started_at DESC, r.record_id DESC
            LIMIT ${limit}::int) r
     WHERE w.found < ${limit}::int
     ORDER BY r."startedAt" DESC, r."recordId" DESC
     LIMIT ${limit}::int`;
}

export type SelectedTotals = {
  readonly records: number;
  readonly chargeCents: number;
  /** How many of the records have no tariff. */
  readonly unratedRecords: number;
};

/** Returns how many records a selection has and what they cost. One statement on the totals, which reads no records. */
export async function readSelectedTotals(
  tx: ReadTransaction,
  customerId: string,
  selection: RecordSelection,
): Promise<SelectedTotals> {
  const { only } = selection;
  const [totals] = await tx.$queryRaw<SelectedTotals[]>`
    SELECT coalesce(sum(${countedBy(only)}), 0)::float8 AS records,
           coalesce(sum(u.charge_cents) FILTER (WHERE ${only !== "unrated"}::boolean), 0)::float8 AS "chargeCents",
           coalesce(sum(u.unrated_records) FILTER (WHERE ${only !== "charged"}::boolean), 0)::float8 AS "unratedRecords"
      FROM (${Prisma.join(totalsOf(customerId, selection.period, false), " UNION ALL ")}) u
      LEFT JOIN profiles p ON p.id = u.profile_id AND p.customer_id = ${customerId}::uuid
     WHERE ${selectedTotals(selection)}`;
  return totals ?? { records: 0, chargeCents: 0, unratedRecords: 0 };
}

/** Returns the column of totals `u` that counts the records of a part. */
function countedBy(only: RecordPart | null): Prisma.Sql {
  switch (only) {
    case null:
      return Prisma.sql`u.records`;
    case "charged":
      return Prisma.sql`u.charged_records`;
    case "unrated":
      return Prisma.sql`u.unrated_records`;
    default:
      return only satisfies never;
  }
}

function behind(place: RecordPosition | null): Prisma.Sql {
  if (place === null) return Prisma.sql`true`;
  return Prisma.sql`(r.started_at, r.record_id) < (${new Date(place.startedAtMs).toISOString()}::timestamptz, ${place.recordId})`;
}

function selectedRecords(selection: RecordSelection): Prisma.Sql {
  const { category, module, destination, profileId, number, costCentre, only } = selection;
  return allOf([
    only === "charged" && Prisma.sql`r.charge_cents > 0`,
    only === "unrated" && Prisma.sql`r.status = 'unrated'`,
    category !== null && Prisma.sql`r.category = ${category}`,
    destination !== null && Prisma.sql`r.destination = ${destination}`,
    profileId !== null && Prisma.sql`r.profile_id = ${profileId}::uuid`,
    number !== null && Prisma.sql`r.own_e164 = ${number}`,
    ofModule(module),
    ofCostCentre(costCentre),
  ]);
}
