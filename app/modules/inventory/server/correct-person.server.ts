import { NotFoundError } from "~/kernel/not-found";
import type { Principal } from "~/modules/identity/domain/principal";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import type { ServerContext } from "~/platform/context.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import { readPerson, renamePersonRow, splitProfileRow } from "./people-repository.server";

type Context = Pick<ServerContext, "database" | "clock">;
type Actor = Pick<Principal, "customerId" | "email">;

/** What became of a correction: whose page it is on now, or the person whose name it is already. */
export type Correction =
  | { readonly kind: "corrected"; readonly personId: string }
  | { readonly kind: "taken"; readonly name: string };

/** Spells a person otherwise at once, on all their lines, with an audit entry. Issued invoices keep the name of their day (R7.2). Where the
 *  name is somebody else's, nothing changes, unless `joins`: then they are one person. Throws a NotFoundError for another customer's. */
export function renamePerson(
  context: Context,
  { customerId, email }: Actor,
  { personId, name, joins }: { readonly personId: string; readonly name: string; readonly joins: boolean },
): Promise<Correction> {
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      const before = await readPerson(tx, customerId, personId);
      const whose = before && (await renamePersonRow(tx, personId, name, joins));
      if (before === null || whose === null) throw new NotFoundError("person");
      if (whose !== personId && !joins) return { kind: "taken", name };
      await recordAudit(tx, {
        customerId,
        at: context.clock.now(),
        actor: email,
        action: whose === personId ? "person-renamed" : "people-joined",
        subject: `person:${personId}`,
        detail: { from: before.name, to: name, person: whose },
      });
      return { kind: "corrected", personId: whose };
    }),
  );
}

/** Gives a line that was joined with the wrong person to the person of that name at once, with an audit entry. A portal user whose line it
 *  was no longer has it. Throws a NotFoundError when the person has no such line. */
export function splitPerson(
  context: Context,
  { customerId, email }: Actor,
  split: { readonly personId: string; readonly profileId: string; readonly name: string },
): Promise<string> {
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      const whose = await splitProfileRow(tx, customerId, split);
      if (whose === null) throw new NotFoundError("profile");
      await recordAudit(tx, {
        customerId,
        at: context.clock.now(),
        actor: email,
        action: "person-split",
        subject: `person:${split.personId}`,
        detail: { profileId: split.profileId, to: split.name, person: whose },
      });
      return whose;
    }),
  );
}
