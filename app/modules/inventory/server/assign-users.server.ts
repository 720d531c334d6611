import { NotFoundError } from "~/kernel/not-found";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import type { ServerContext } from "~/platform/context.server";
import type { Principal } from "~/platform/load-context";
import type { AssignableUser, Assignment } from "../domain/assignment";
import {
  readAssignableUsers,
  readPortalUsers,
  writeCostCentre,
  writeLineUser,
  type PortalUser,
} from "./assignment-repository.server";

/** The users in service with their cost centres, and who may be told to have a line: two statements. */
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

/** Assigns users to a cost centre, or their lines to a user of the portal (R8.4), all or none, with an audit entry. Reports follow at once;
 *  issued invoices stay as they are (R7.2). Throws NotFoundError when one of them is not the customer's. */
export async function assignUsers(
  context: Pick<ServerContext, "database" | "clock">,
  { customerId, email }: Pick<Principal, "customerId" | "email">,
  assignment: Assignment,
): Promise<void> {
  const { profileIds } = assignment;
  await context.database.withCustomer(customerId, async (tx) => {
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
  });
}
