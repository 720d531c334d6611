import { addDays, type LocalDate } from "~/kernel/local-date";
import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { Prisma } from "~/platform/prisma/client";
import type { Reading } from "~/platform/reading.server";
import type { UsageSelection } from "../domain/usage-filter";
import type { UsedRecordRow } from "../domain/used-record";
import type { RecordPlace } from "../schemas/record-cursor";
import { allOf, ofCostCentre, selectedTotals } from "./usage-report-repository.server";

/** Records of a selection behind a place, the newest first, at most `limit`. The totals of the days tell on which days they are, so that
 *  no other day is looked into, however rare they are among however many. */
export async function readUsedRecords(
  tx: Reading,
  customerId: string,
  selection: UsageSelection,
  { after, limit }: { readonly after: RecordPlace | null; readonly limit: number },
): Promise<UsedRecordRow[]> {
  const { from, until } = selection.period;
  const begun = after === null ? null : amsterdamDateOf(new Date(after.startedAtMs));
  const last = begun === null || begun > until ? until : begun;
  // How many are left of the day that the page before ended in is not known.
  const whole: LocalDate = begun ?? addDays(until, 1);
  return tx.$queryRaw<UsedRecordRow[]>`
    WITH days AS (
      SELECT u.day, sum(u.records) AS records
        FROM usage_days u LEFT JOIN profiles p ON p.id = u.profile_id AND p.customer_id = u.customer_id
       WHERE u.customer_id = ${customerId}::uuid AND u.day BETWEEN ${from}::date AND ${last}::date AND ${selectedTotals(selection)}
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
                  r.units::float8 AS units, r.status, r.charge_cents AS "chargeCents"
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

function behind(place: RecordPlace | null): Prisma.Sql {
  if (place === null) return Prisma.sql`true`;
  return Prisma.sql`(r.started_at, r.record_id) < (${new Date(place.startedAtMs).toISOString()}::timestamptz, ${place.recordId})`;
}

function selectedRecords({ category, destination, profileId, number, costCentre }: UsageSelection): Prisma.Sql {
  return allOf([
    category !== null && Prisma.sql`r.category = ${category}`,
    destination !== null && Prisma.sql`r.destination = ${destination}`,
    profileId !== null && Prisma.sql`r.profile_id = ${profileId}::uuid`,
    number !== null && Prisma.sql`r.own_e164 = ${number}`,
    ofCostCentre(costCentre),
  ]);
}
