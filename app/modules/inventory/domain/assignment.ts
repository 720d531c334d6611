import type { Category } from "~/modules/catalogue/domain/catalogue";
import { matchesWords } from "~/kernel/matches-words";

/** A user in service who can be assigned. */
export type AssignableUser = {
  readonly profileId: string;
  readonly name: string;
  readonly e164: string | null;
  readonly category: Category;
  readonly costCentre: string | null;
  /** The portal user whose line it is, or null when that is not known. */
  readonly lineUserId: string | null;
};

/** What is assigned to users: a cost centre (null for none), or the portal user whose lines they are (null for nobody).
 */
export type Assignment =
  | { readonly kind: "cost-centre"; readonly profileIds: readonly string[]; readonly costCentre: string | null }
  | { readonly kind: "line-user"; readonly profileIds: readonly string[]; readonly userId: string | null };

/** The buttons of the form: assign a cost centre, clear it, or assign lines to a portal user. */
export const ASSIGNMENT_INTENTS = ["cost-centre", "no-cost-centre", "line-user"] as const;
export type AssignmentIntent = (typeof ASSIGNMENT_INTENTS)[number];

/** Returns how many of the users would be assigned differently than they are. The browser shows the number next to the
 *  button; the server computes it again before it writes. */
export function countChanged(
  assignment: Assignment,
  users: readonly Pick<AssignableUser, "profileId" | "costCentre" | "lineUserId">[],
): number {
  const chosen = new Set(assignment.profileIds);
  return users.filter((user) => chosen.has(user.profileId) && isChanged(assignment, user)).length;
}

function isChanged(assignment: Assignment, user: Pick<AssignableUser, "costCentre" | "lineUserId">): boolean {
  switch (assignment.kind) {
    case "cost-centre":
      return user.costCentre !== assignment.costCentre;
    case "line-user":
      return user.lineUserId !== assignment.userId;
    default:
      return assignment satisfies never;
  }
}

/** Returns whether a search matches a user: part of the name, the number or the cost centre. */
export function isLookedFor(user: Pick<AssignableUser, "name" | "e164" | "costCentre">, search: string): boolean {
  return matchesWords({ words: [user.name, user.costCentre ?? ""], e164: user.e164 }, search);
}
