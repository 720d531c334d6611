import type { LocalDate } from "~/kernel/local-date";
import type { FreeDay, LastDays } from "~/modules/changes/domain/people/leaving";
import type { PersonLine } from "~/modules/inventory/domain/person";

/** What was chosen for a person who leaves, as the form holds it. */
export type LeaveForm = {
  /** `free`: submitted by itself on the day from which it costs nothing. */
  readonly day: "earliest" | "paid" | "free" | "own";
  readonly ownDay: string;
  readonly lines: readonly LeaveFormLine[];
};

export type LeaveFormLine = {
  readonly profileId: string;
  /** `give`: it stops, and its number goes to a colleague. */
  readonly kind: "stop" | "give" | "hand-over" | "keep";
  /** Who gets the number of what stops. */
  readonly numberTo: string;
  readonly to: string;
  readonly from: string;
  readonly withPhone: boolean;
};

/** The page of a person who leaves. */
export type LeaveView = {
  readonly personId: string;
  readonly name: string;
  /** What can still change. */
  readonly lines: readonly PersonLine[];
  /** Why a line cannot stop, in sentences, by profile; absent when it can. */
  readonly cannotStop: Readonly<Partial<Record<string, readonly string[]>>>;
  /** Null when nothing can stop. */
  readonly lastDays: LastDays | null;
  /** From when it costs nothing, while it costs a fee now; null when it costs none, or waiting saves nothing. */
  readonly freeDay: FreeDay | null;
  /** Ids of the profiles with a device: their fee is due whatever room there is (R2.7). */
  readonly withDevice: readonly string[];
  readonly earliestHandOver: LocalDate;
  readonly phoneCents: number;
  /** The first day on which a telephone can be delivered. */
  readonly phoneFrom: LocalDate;
  readonly names: readonly string[];
  /** The names of colleagues who have a profile of fixed voice, each once. */
  readonly fixedNames: readonly string[];
  readonly form: LeaveForm;
  /** What is wrong with the form, as keys of texts, by the id of the field. */
  readonly problems: readonly LeaveProblem[];
  /** What the choice comes to; null until it was asked, or when the form is wrong. */
  readonly outcome: ProposedOutcome | null;
};

export type LeaveProblem = {
  readonly fieldId: string;
  readonly textKey:
    | "nameEmpty"
    | "nameTooLong"
    | "nameWithoutLetter"
    | "dateWrong"
    | "dateBeforeFree"
    | "nothingChosen"
    | "numberNobody"
    | "numberSeveral";
};

/** What proposed lines come to, in the words of the reader. */
export type ProposedOutcome = {
  /** The later day on which they are submitted; null: now. */
  readonly submitOn: LocalDate | null;
  readonly lines: readonly ProposedLine[];
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly buyOutCents: number;
  /** About the request as a whole. */
  readonly errors: readonly string[];
  readonly isPossible: boolean;
};

export type ProposedLine = {
  readonly title: string;
  readonly detail: string | null;
  readonly on: LocalDate | null;
  readonly billedUntil: LocalDate | null;
  readonly monthlyDeltaCents: number;
  readonly oneTimeCents: number;
  readonly buyOutCents: number;
  readonly errors: readonly string[];
};
