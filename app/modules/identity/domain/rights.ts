/** What a user may do in the portal. The scopes of API tokens are the same. */
export const RIGHTS = [
  "modules:read",
  "invoices:read",
  "usage:read",
  "changes:read",
  "changes:write",
  "cost-centres:write",
] as const;

export type Right = (typeof RIGHTS)[number];

/** The owner acts for the customer; a member can only look. */
export type Role = "owner" | "member";

export const ROLES: readonly Role[] = ["owner", "member"];

export function rightsOf(role: Role): readonly Right[] {
  switch (role) {
    case "owner":
      return RIGHTS;
    case "member":
      return RIGHTS.filter((right) => right.endsWith(":read"));
    default:
      return role satisfies never;
  }
}

export function hasRight(role: Role, right: Right): boolean {
  return rightsOf(role).includes(right);
}

export function isRight(word: string): word is Right {
  return (RIGHTS as readonly string[]).includes(word);
}
