import type { Category } from "~/modules/catalogue/domain/catalogue";

/** Returns the service level for the repair of a major outage: mobile is best effort, whatever the contract says
 *  (R9.1). */
export function serviceLevelOf(category: Category, ofContract: string): string {
  return category === "mobile" ? "best-effort" : ofContract;
}
