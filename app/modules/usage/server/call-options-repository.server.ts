import type { LocalDate } from "~/kernel/local-date";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { CallOptions } from "../domain/tariffs/call-options";

/** Returns who has which of these options on a day, and the numbers of the exchange. One statement. */
export async function readCallOptions(
  tx: ReadTransaction,
  customerId: string,
  codes: readonly string[],
  on: LocalDate,
): Promise<CallOptions> {
  const [found] = await tx.$queryRaw<CallOptions[]>`
    WITH users AS (
      SELECT id, name FROM profiles
       WHERE customer_id = ${customerId}::uuid AND category = 'voice' AND active_from <= ${on}::date
         AND (active_until IS NULL OR active_until >= ${on}::date)
    ), held AS (
      SELECT DISTINCT s.product_code AS code, u.id, u.name FROM subscriptions s JOIN users u ON u.id = s.profile_id
       WHERE s.customer_id = ${customerId}::uuid AND s.kind = 'option' AND s.product_code = ANY (${codes})
         AND s.active_from <= ${on}::date AND (s.active_until IS NULL OR s.active_until >= ${on}::date)
    ), numbers AS (
      SELECT first_e164 AS first, last_e164 AS last FROM subscriptions
       WHERE customer_id = ${customerId}::uuid AND kind = 'number' AND first_e164 IS NOT NULL AND active_from <= ${on}::date
         AND (active_until IS NULL OR active_until >= ${on}::date)
      UNION
      SELECT n.e164, n.e164 FROM number_periods n JOIN users u ON u.id = n.profile_id
       WHERE n.customer_id = ${customerId}::uuid AND n.from_on <= ${on}::date AND (n.until_on IS NULL OR n.until_on >= ${on}::date)
    )
    SELECT (SELECT count(*)::int FROM users) AS "fixedUsers",
           (SELECT coalesce(json_agg(json_build_object('code', code, 'users', people) ORDER BY code), '[]')
              FROM (SELECT code, json_agg(json_build_object('profileId', id, 'name', name) ORDER BY name, id) AS people
                      FROM held GROUP BY code) each) AS options,
           (SELECT coalesce(json_agg(json_build_object('first', first, 'last', last)), '[]') FROM numbers) AS exchange`;
  return found ?? { fixedUsers: 0, options: [], exchange: [] };
}
