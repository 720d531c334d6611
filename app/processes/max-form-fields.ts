/** The maximum for a form that lists all users of a customer. */
const MANY_FIELDS = 2_000;

/** More than any other form has. */
const FEW_FIELDS = 50;

const PATHS_WITH_ALL_USERS: ReadonlySet<string> = new Set(["/changes/new", "/account/cost-centres"]);

/** Returns the maximum number of fields of a form at an address. */
export function maxFormFields(path: string): number {
  return PATHS_WITH_ALL_USERS.has(path) ? MANY_FIELDS : FEW_FIELDS;
}
