import { matchesWords } from "~/kernel/matches-words";
import { sum } from "~/kernel/money";
import type { PersonAdvice } from "./person-view";

/** What would have been cheaper for somebody. */
export type Saving = PersonAdvice & {
  readonly personId: string;
  readonly name: string;
  /** That of the line. */
  readonly e164: string | null;
};

/** How much it is together, and of how many people. */
export type SumOfSavings = { readonly people: number; readonly savedCents: number };

export function sumOfSavings(savings: readonly Saving[]): SumOfSavings {
  return {
    people: new Set(savings.map(({ personId }) => personId)).size,
    savedCents: sum(savings.map(({ savedCents }) => savedCents)),
  };
}

export function matchesSaving({ name, e164 }: Saving, search: string): boolean {
  return matchesWords({ words: [name], e164 }, search);
}

/** Names an advice in a form: nobody has two for one option of one line. */
export function keyOfSaving({ profileId, productCode }: Pick<Saving, "profileId" | "productCode">): string {
  return `${profileId} ${productCode}`;
}
