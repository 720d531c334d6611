import type { LocalDate } from "~/kernel/local-date";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { UnlimitedUser } from "../domain/fair-use";

/** More than a page shows, and than come near the norm in any month. */
const MOST_USERS = 200;

/** Returns the users with minutes within their options for unlimited calls in the month of a first day, the most first.
 *  One statement, from the totals. */
export async function readUnlimitedMinutes(
  tx: ReadTransaction,
  customerId: string,
  month: LocalDate,
): Promise<UnlimitedUser[]> {
  return tx.$queryRaw<UnlimitedUser[]>`
    SELECT u.profile_id AS "profileId", p.name, sum(u.included_minutes)::float8 AS minutes
      FROM usage_rollups u LEFT JOIN profiles p ON p.id = u.profile_id AND p.customer_id = u.customer_id
     WHERE u.customer_id = ${customerId}::uuid AND u.month = ${month}::date AND u.included_minutes > 0
     GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT ${MOST_USERS}`;
}
