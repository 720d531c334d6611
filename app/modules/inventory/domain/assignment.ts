import type { Category } from "~/modules/catalogue/domain/catalogue";
import { matchesWords } from "./users-filter";

/** A user in service, to be assigned. */
export type AssignableUser = {
  readonly profileId: string;
  readonly name: string;
  readonly e164: string | null;
  readonly category: Category;
  readonly costCentre: string | null;
  /** Whose line it is in the portal; null: nobody's that is known. */
  readonly lineUserId: string | null;
};

/** What is done with some users: they come to a cost centre (null: to none), or their lines are somebody's in the portal (null: nobody's). */
export type Assignment =
  | { readonly kind: "cost-centre"; readonly profileIds: readonly string[]; readonly costCentre: string | null }
  | { readonly kind: "line-user"; readonly profileIds: readonly string[]; readonly userId: string | null };

/** The buttons of the form: onto a cost centre, off it, or a line to a user of the portal. */
export const ASSIGNMENT_INTENTS = ["cost-centre", "no-cost-centre", "line-user"] as const;
export type AssignmentIntent = (typeof ASSIGNMENT_INTENTS)[number];

/** How many of the users would be assigned otherwise than they are. The browser counts it beside the button, the server before it writes. */
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

/** Whether a user is looked for: a part of the name, the number or the cost centre. */
export function isLookedFor(user: Pick<AssignableUser, "name" | "e164" | "costCentre">, search: string): boolean {
  return matchesWords({ words: [user.name, user.costCentre ?? ""], e164: user.e164 }, search);
}
