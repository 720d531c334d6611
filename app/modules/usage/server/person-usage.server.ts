import type { LocalDate } from "~/kernel/local-date";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { CallsOfMonth } from "../domain/call-advice";
import type { OptionCalls } from "../domain/tariffs/option-calls";
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

/** Returns the calls of lines by month and by the option that includes them, and the months of which there is any usage of the customer, in
 *  one statement; for advice. Months in which a line changed hands are left out. */
export async function readOptionCalls(
  tx: ReadTransaction,
  customerId: string,
  lines: readonly CountedLine[],
  options: readonly OptionCalls[],
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<{ readonly calls: readonly CallsOfMonth[]; readonly known: readonly LocalDate[] }> {
  const ids = lines.map(({ profileId }) => profileId);
  const since = lines.map((line) => line.since);
  type Row = Omit<CallsOfMonth, "profileId" | "productCode"> & {
    readonly profileId: string | null;
    readonly productCode: string | null;
  };
  const rows = await tx.$queryRaw<Row[]>`
    WITH lines AS (SELECT * FROM unnest(${ids}::uuid[], ${since}::date[]) AS l(profile_id, since)),
    options AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(options)}::jsonb)
                  AS o(option text, month date, category text, destinations jsonb))
    SELECT u.month::text, u.profile_id::text AS "profileId", o.option AS "productCode",
           coalesce(sum(u.charge_cents) FILTER (WHERE o.destinations ? u.destination), 0)::float8 AS "chargeCents",
           coalesce(sum(u.records) FILTER (WHERE o.destinations ? u.destination), 0)::float8 AS records,
           coalesce(sum(u.included_minutes), 0)::float8 AS "includedMinutes"
      FROM usage_rollups u JOIN lines l ON l.profile_id = u.profile_id AND (l.since IS NULL OR u.month >= l.since)
      JOIN options o ON o.month = u.month AND o.category = u.category
     WHERE u.customer_id = ${customerId}::uuid AND u.month BETWEEN ${from}::date AND ${until}::date
     GROUP BY u.month, u.profile_id, o.option
     UNION ALL
    SELECT DISTINCT u.month::text, NULL::text, NULL::text, 0::float8, 0::float8, 0::float8
      FROM usage_rollups u
     WHERE u.customer_id = ${customerId}::uuid AND u.month BETWEEN ${from}::date AND ${until}::date`;
  return {
    calls: rows.flatMap(({ profileId, productCode, ...row }) =>
      profileId === null || productCode === null ? [] : [{ ...row, profileId, productCode }],
    ),
    known: rows.flatMap(({ profileId, month }) => (profileId === null ? [month] : [])),
  };
}
