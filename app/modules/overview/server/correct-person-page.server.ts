import type { ChangeLine } from "~/modules/changes/domain/change-line";
import type { Principal } from "~/modules/identity/domain/principal";
import { NotFoundError } from "~/kernel/not-found";
import { costCentreName, costCentreProblem } from "~/modules/inventory/domain/cost-centre";
import { nameProblem, personName } from "~/modules/inventory/domain/person-name";
import { dayOfField, fieldOf } from "~/modules/inventory/schemas/person-forms";
import { assignUsers } from "~/modules/inventory/server/assign-users.server";
import { renamePerson, splitPerson } from "~/modules/inventory/server/correct-person.server";
import { loadPerson } from "~/modules/inventory/server/load-people.server";
import type { ServerContext } from "~/platform/context.server";
import type { CorrectionRefused } from "../domain/person-view";
import { getPerson } from "./get-person.server";
import { adviceLine } from "./person-advice.server";

/** What a form of a person's page did: asked for a change, corrected what is written, or nothing. */
export type PersonAnswer =
  | { readonly kind: "asked"; readonly lines: readonly ChangeLine[] }
  | { readonly kind: "corrected"; readonly personId: string }
  | { readonly kind: "refused"; readonly refused: CorrectionRefused };

type Context = Pick<ServerContext, "database" | "clock" | "settings">;
type Actor = Pick<Principal, "customerId" | "email">;

/** Does what a form of a person's page asks. Throws a NotFoundError for another customer's person or line, and for a form that the page
 *  does not have. */
export async function correctPerson(
  context: Context,
  actor: Actor,
  personId: string,
  form: FormData,
): Promise<PersonAnswer> {
  const intent = fieldOf(form, "intent");
  const profileIds = await linesOf(context, actor.customerId, personId);
  if (intent === "cost-centre") return setCostCentre(context, actor, { personId, profileIds }, form);
  if (intent === "advice") {
    const { advice } = await getPerson(context, actor.customerId, personId);
    return advice === null ? { kind: "corrected", personId } : { kind: "asked", lines: [adviceLine(advice)] };
  }
  const name = personName(fieldOf(form, "name"));
  const problem = nameProblem(name);
  if (problem !== null) return { kind: "refused", refused: { problem, name } };
  const profileId = fieldOf(form, "profile");
  if ((intent === "split" || intent === "hand-over") && !profileIds.includes(profileId))
    throw new NotFoundError("profile");
  switch (intent) {
    case "rename":
    case "join": {
      const renamed = await renamePerson(context, actor, { personId, name, joins: intent === "join" });
      return renamed.kind === "taken" ? { kind: "refused", refused: { problem: "nameTaken", name } } : renamed;
    }
    case "split":
      return { kind: "corrected", personId: await splitPerson(context, actor, { personId, profileId, name }) };
    case "hand-over": {
      const on = dayOfField(form, "on");
      if (on === undefined) return { kind: "refused", refused: { problem: "dateWrong", name } };
      return { kind: "asked", lines: [{ action: "hand-over", profileId, name, preferredDate: on }] };
    }
    default:
      throw new NotFoundError("form");
  }
}

/** All lines of the person get the cost centre; reports reflect it at once. */
async function setCostCentre(
  context: Context,
  actor: Actor,
  { personId, profileIds }: { readonly personId: string; readonly profileIds: readonly string[] },
  form: FormData,
): Promise<PersonAnswer> {
  const name = costCentreName(fieldOf(form, "costCentre"));
  if (name !== "" && costCentreProblem(name) !== null) {
    return { kind: "refused", refused: { problem: "costCentreWrong", name } };
  }
  const assignment = { kind: "cost-centre", profileIds, costCentre: name === "" ? null : name } as const;
  const { count } = await assignUsers(context, actor, assignment, null);
  if (count > 0) await assignUsers(context, actor, assignment, count);
  return { kind: "corrected", personId };
}

/** Throws a NotFoundError when the customer has nobody with that id. */
async function linesOf(context: Context, customerId: string, personId: string): Promise<string[]> {
  const person = await context.database.readCustomer(customerId, (tx) => loadPerson(tx, customerId, personId));
  if (person === null) throw new NotFoundError("person");
  return person.profiles.map(({ profileId }) => profileId);
}
