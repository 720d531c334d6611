import { NotFoundError } from "~/kernel/not-found";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import type { ServerContext } from "~/platform/context.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import type { Principal } from "~/modules/identity/domain/principal";
import { countChanged, type AssignableUser, type Assignment } from "../domain/assignment";
import {
  hasPortalUser,
  lockAssignedUsers,
  readAssignableUsers,
  readPortalUsers,
  writeCostCentre,
  writeLineUser,
  type PortalUser,
} from "./assignment-repository.server";

/** Returns the users in service with their cost centres, and the portal users who can have a line, in two statements.
 */
export async function listAssignableUsers(
  context: Pick<ServerContext, "database">,
  customerId: string,
): Promise<{ users: readonly AssignableUser[]; portalUsers: readonly PortalUser[] }> {
  return context.database.readCustomer(customerId, async (tx) => {
    const [users, portalUsers] = await Promise.all([
      readAssignableUsers(tx, customerId),
      readPortalUsers(tx, customerId),
    ]);
    return { users, portalUsers };
  });
}

/** The result of an assignment: written, or only counted because the number of changes differs from the one that was
 *  shown. */
export type AssignmentResult =
  | { readonly kind: "assigned"; readonly count: number }
  | { readonly kind: "counted"; readonly count: number };

/** Assigns users to a cost centre, or their lines to a portal user (R8.4): all or none, with an audit entry, and only
 *  when as many change as were `seen`. Reports reflect it at once; issued invoices never change (R7.2). Throws a
 *  NotFoundError when one of the users is not the customer's. */
export async function assignUsers(
  context: Pick<ServerContext, "database" | "clock">,
  { customerId, email }: Pick<Principal, "customerId" | "email">,
  assignment: Assignment,
  seen: number | null,
): Promise<AssignmentResult> {
  const { profileIds } = assignment;
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      const users = await lockAssignedUsers(tx, customerId, profileIds);
      const isUserThere =
        assignment.kind === "cost-centre" ||
        assignment.userId === null ||
        (await hasPortalUser(tx, customerId, assignment.userId));
      if (users.length !== profileIds.length) throw new NotFoundError("profile");
      if (!isUserThere) throw new NotFoundError("user");
      const count = countChanged(assignment, users);
      if (count !== seen || count === 0) return { kind: "counted", count };
      const written =
        assignment.kind === "cost-centre"
          ? await writeCostCentre(tx, customerId, profileIds, assignment.costCentre)
          : await writeLineUser(tx, customerId, profileIds, assignment.userId);
      if (written !== profileIds.length) throw new NotFoundError("profile");
      await recordAudit(tx, {
        customerId,
        at: context.clock.now(),
        actor: email,
        ...(assignment.kind === "cost-centre"
          ? {
              action: "cost-centre-assigned",
              subject: "profiles",
              detail: { costCentre: assignment.costCentre, profileIds },
            }
          : { action: "line-user-assigned", subject: "profiles", detail: { userId: assignment.userId, profileIds } }),
      });
      return { kind: "assigned", count };
    }),
  );
}
