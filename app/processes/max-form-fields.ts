/** The maximum for a form that lists all users of a customer. */
const MANY_FIELDS = 2_000;

/** More than any other form has. */
const FEW_FIELDS = 50;

const OTHERWISE: Readonly<Record<string, number>> = {
  "/changes/new": MANY_FIELDS,
  "/account/cost-centres": MANY_FIELDS,
  // A page of rows to mend, each with its cells before and after.
  "/people/import": 700,
};

/** Returns the maximum number of fields of a form at an address. */
export function maxFormFields(path: string): number {
  return OTHERWISE[path] ?? FEW_FIELDS;
}
