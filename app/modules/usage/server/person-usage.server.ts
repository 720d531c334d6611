import type { LocalDate } from "~/kernel/local-date";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { MonthOfUsage } from "../domain/month-of-usage";

/** A line, and the first day from which its usage counts; null: all of it. */
export type CountedLine = { readonly profileId: string; readonly since: LocalDate | null };

/** Returns the usage of lines in the months of a range, oldest first, in one statement; months without usage are left out. Usage of before a
 *  line was handed over is somebody else's (R5.8). */
export function readUsageByMonth(
  tx: ReadTransaction,
  customerId: string,
  lines: readonly CountedLine[],
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<MonthOfUsage[]> {
  const ids = lines.map(({ profileId }) => profileId);
  const since = lines.map((line) => line.since);
  return tx.$queryRaw<MonthOfUsage[]>`
    WITH lines AS (SELECT * FROM unnest(${ids}::uuid[], ${since}::date[]) AS l(profile_id, since))
    SELECT month::text,
           coalesce(sum(charge_cents) FILTER (WHERE category IN ('on-net', 'national', 'free-number')), 0)::float8 AS "nationalCents",
           coalesce(sum(charge_cents) FILTER (WHERE category IN ('international', 'roaming')), 0)::float8 AS "abroadCents",
           coalesce(sum(charge_cents) FILTER (WHERE category IN ('service-number', 'paid-sms')), 0)::float8 AS "serviceCents",
           coalesce(sum(charge_cents) FILTER (WHERE category IN ('sms', 'data')), 0)::float8 AS "mobileCents"
      FROM (SELECT u.month, u.category, u.charge_cents
              FROM usage_rollups u JOIN lines l USING (profile_id)
             WHERE u.customer_id = ${customerId}::uuid AND u.month BETWEEN ${from}::date AND ${until}::date
               AND (l.since IS NULL OR u.month >= l.since)
             UNION ALL
            SELECT date_trunc('month', u.day)::date, u.category, u.charge_cents
              FROM usage_days u JOIN lines l USING (profile_id)
             WHERE u.customer_id = ${customerId}::uuid AND l.since > date_trunc('month', l.since)::date
               AND u.day BETWEEN greatest(l.since, ${from}::date) AND (date_trunc('month', l.since) + interval '1 month - 1 day')::date
               AND date_trunc('month', u.day)::date <= ${until}::date) AS used
     GROUP BY month ORDER BY month`;
}
