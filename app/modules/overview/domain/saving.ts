import type { PersonAdvice } from "./person-view";

/** What would have been cheaper for somebody. */
export type Saving = PersonAdvice & { readonly personId: string; readonly name: string };

/** Names an advice in a form: nobody has two for one option of one line. */
export function keyOfSaving({ profileId, productCode }: Pick<Saving, "profileId" | "productCode">): string {
  return `${profileId} ${productCode}`;
}
