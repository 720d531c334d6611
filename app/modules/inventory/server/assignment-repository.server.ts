import type { Transaction } from "~/platform/database/database.server";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { AssignableUser } from "../domain/assignment";

/** Returns the users in service, by name. */
export async function readAssignableUsers(tx: ReadTransaction, customerId: string): Promise<AssignableUser[]> {
  return tx.$queryRaw<AssignableUser[]>`
    SELECT p.id::text AS "profileId", p.name, p.e164, p.category::text AS category, p.cost_centre AS "costCentre",
           l.user_id::text AS "lineUserId"
      FROM profiles p LEFT JOIN profile_users l ON l.profile_id = p.id AND l.customer_id = p.customer_id
     WHERE p.customer_id = ${customerId}::uuid AND p.active_from IS NOT NULL AND p.active_until IS NULL
     ORDER BY p.name COLLATE "und-x-icu", p.e164, p.id`;
}

/** Returns those of the given users that are the customer's, and locks their assignment until the transaction ends. */
export async function lockAssignedUsers(
  tx: Transaction,
  customerId: string,
  profileIds: readonly string[],
): Promise<Pick<AssignableUser, "profileId" | "costCentre" | "lineUserId">[]> {
  return tx.$queryRaw`
    SELECT p.id::text AS "profileId", p.cost_centre AS "costCentre",
           (SELECT l.user_id::text FROM profile_users l WHERE l.profile_id = p.id AND l.customer_id = p.customer_id) AS "lineUserId"
      FROM profiles p WHERE p.customer_id = ${customerId}::uuid AND p.id = ANY (${[...profileIds]}::uuid[])
     ORDER BY p.id FOR UPDATE OF p`;
}

export async function hasPortalUser(tx: Transaction, customerId: string, userId: string): Promise<boolean> {
  return (await tx.user.count({ where: { id: userId, customerId } })) === 1;
}

export type PortalUser = { readonly userId: string; readonly name: string; readonly email: string };

export async function readPortalUsers(tx: ReadTransaction, customerId: string): Promise<PortalUser[]> {
  return tx.$queryRaw<PortalUser[]>`
    SELECT id::text AS "userId", name, email FROM users WHERE customer_id = ${customerId}::uuid ORDER BY name COLLATE "und-x-icu", email`;
}

/** Returns how many of the users were found. */
export async function writeCostCentre(
  tx: Transaction,
  customerId: string,
  profileIds: readonly string[],
  costCentre: string | null,
): Promise<number> {
  const { count } = await tx.profile.updateMany({
    where: { customerId, id: { in: [...profileIds] } },
    data: { costCentre },
  });
  return count;
}

/** Returns how many lines are now the user's. Null takes the lines away from whoever has them. */
export async function writeLineUser(
  tx: Transaction,
  customerId: string,
  profileIds: readonly string[],
  userId: string | null,
): Promise<number> {
  if (userId === null) {
    await tx.profileUser.deleteMany({ where: { customerId, profileId: { in: [...profileIds] } } });
    return tx.profile.count({ where: { customerId, id: { in: [...profileIds] } } });
  }
  return tx.$executeRaw`
    INSERT INTO profile_users (profile_id, customer_id, user_id)
    SELECT p.id, p.customer_id, u.id FROM profiles p JOIN users u ON u.customer_id = p.customer_id
     WHERE p.customer_id = ${customerId}::uuid AND p.id = ANY (${[...profileIds]}::uuid[]) AND u.id = ${userId}::uuid
        ON CONFLICT (profile_id) DO UPDATE SET user_id = excluded.user_id`;
}
