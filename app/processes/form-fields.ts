/** The most fields of a form in which one chooses among all users of a customer. */
const MANY_FIELDS = 2_000;

/** More than any other form has. */
const FEW_FIELDS = 50;

const OF_ALL_USERS: ReadonlySet<string> = new Set(["/changes/new", "/account/cost-centres"]);

/** The most fields that a form may have at an address. */
export function formFields(path: string): number {
  return OF_ALL_USERS.has(path) ? MANY_FIELDS : FEW_FIELDS;
}
