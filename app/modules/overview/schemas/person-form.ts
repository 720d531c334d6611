import type { Right } from "~/modules/identity/domain/rights";
import { fieldOf } from "~/modules/inventory/schemas/person-forms";

/** Returns the right that a form of a person's page needs. */
export function rightFor(form: FormData): Right {
  return fieldOf(form, "intent") === "cost-centre" ? "cost-centres:write" : "changes:write";
}
