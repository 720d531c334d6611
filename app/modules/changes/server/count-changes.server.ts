import type { ServerContext } from "~/platform/context.server";
import type { ChangeCounts } from "../domain/change-counts";
import type { DraftUser } from "./change-drafts.server";

/** Returns how much stands under each place of changes for a user, in one statement. */
export async function countChanges(
  { database }: Pick<ServerContext, "database">,
  { customerId, userId }: DraftUser,
): Promise<ChangeCounts> {
  const rows = await database.withCustomer(
    customerId,
    (tx) => tx.$queryRaw<ChangeCounts[]>`
    SELECT (SELECT count(*)::int FROM change_requests
             WHERE customer_id = ${customerId}::uuid AND status IN ('awaiting-approval', 'queued', 'executing')) AS requests,
           (SELECT count(*)::int FROM change_drafts
             WHERE customer_id = ${customerId}::uuid AND (user_id = ${userId}::uuid OR is_shared)) AS drafts,
           (SELECT count(*)::int FROM prepared_requests
             WHERE customer_id = ${customerId}::uuid AND status = 'waiting') AS prepared`,
  );
  return rows[0] ?? { requests: 0, drafts: 0, prepared: 0 };
}
