import type { Category } from "~/modules/catalogue/domain/catalogue";

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
