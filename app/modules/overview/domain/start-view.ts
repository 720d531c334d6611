import type { LocalDate } from "~/kernel/local-date";
import type { NameProblem } from "~/modules/inventory/domain/person-name";
import type { RowProblem, TableProblem, TypedRow } from "~/modules/changes/domain/people/starter-table";
import type { Paged } from "~/kernel/paged";
import type { ProposedOutcome } from "./leave-view";

/** Something a starter can be given: a template, a product alone, or what a colleague has. */
export type StarterChoice = {
  /** `template:<id>`, `product:<code>`, `person:<id>`. */
  readonly value: string;
  readonly kind: "template" | "product" | "person";
  readonly name: string;
  /** The names of its products and options. */
  readonly contents: readonly string[];
};

export type StartForm = {
  readonly basis: string;
  readonly name: string;
  readonly on: string;
  readonly number: string;
  readonly costCentre: string;
  readonly withPhone: boolean;
};

/** The page of somebody who starts. */
export type StartView = {
  readonly choices: readonly StarterChoice[];
  readonly free: readonly string[];
  readonly costCentres: readonly string[];
  /** The first day without and with a telephone. */
  readonly earliestOn: LocalDate;
  readonly earliestWithPhoneOn: LocalDate;
  readonly leadTimes: { readonly plain: number; readonly withPhone: number };
  readonly phoneCents: number;
  readonly form: StartForm;
  readonly problems: readonly StartProblem[];
  readonly outcome: ProposedOutcome | null;
};

export type StartProblem = {
  readonly fieldId: string;
  readonly textKey: NameProblem | "dateWrong" | "chooseBasis" | "costCentreTyped" | "tooManyTemplates";
};

/** The page of several people who start at once. */
export type ImportView = {
  /** As it was pasted. */
  readonly text: string;
  readonly problem: TableProblem | "tableBadRows" | null;
  /** Rows with something to do first; null until a table was checked. */
  readonly rows: Paged<JudgedRow> | null;
  readonly counts: { readonly good: number; readonly bad: number };
  /** What the good rows come to together. */
  readonly totals: Pick<ProposedOutcome, "oneTimeCents" | "monthlyDeltaCents" | "errors"> | null;
};

/** Before a table was pasted. */
export const EMPTY_IMPORT: ImportView = {
  text: "",
  problem: null,
  rows: null,
  counts: { good: 0, bad: 0 },
  totals: null,
};

export type JudgedRow = {
  readonly row: number;
  readonly name: string;
  readonly like: string;
  readonly on: LocalDate | null;
  readonly e164: string | null;
  /** As it will be written; null: none. */
  readonly costCentre: string | null;
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly problems: readonly RowProblem[];
  /** What the evaluator finds, in sentences. */
  readonly errors: readonly string[];
  /** The cells of a row that is to be mended, as they were typed; null for a good one. */
  readonly typed: TypedRow | null;
};
