import type { LocalDate } from "~/kernel/local-date";
import type { NumberPromise } from "~/modules/inventory/domain/number-list";
import type { ProposedOutcome } from "./leave-view";

/** The page of one number: what can be done with it. */
export type NumberView = {
  readonly e164: string;
  /** Who has it, or null when nobody does. */
  readonly holder: NumberedProfile | null;
  /** To whom a queued line gives it; null: to nobody. */
  readonly promised: NumberPromise | null;
  /** Everyone else of fixed voice, by name, with their numbers: who gets it, or swaps. */
  readonly others: readonly NumberedProfile[];
  /** The lowest free numbers, for who has this one. */
  readonly free: readonly string[];
  readonly earliestOn: LocalDate;
  readonly on: string;
  /** What was asked and is not possible, with why; null when nothing was asked. */
  readonly refused: ProposedOutcome | null;
  readonly problem: "dateWrong" | "chooseSomebody" | null;
};

export type NumberedProfile = { readonly profileId: string; readonly name: string; readonly e164: string | null };
