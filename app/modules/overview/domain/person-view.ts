import type { LocalDate } from "~/kernel/local-date";
import type { EarlierLine } from "~/modules/changes/domain/evaluation/evaluation-input";
import type { NameProblem } from "~/modules/inventory/domain/person-name";
import type { PersonOverview, TiedProfile } from "~/modules/inventory/domain/person";
import type { PersonInvoiceLine } from "~/modules/invoices/domain/person-invoice-line";
import type { CallAdvice } from "~/modules/usage/domain/call-advice";
import type { MonthOfUsage } from "~/modules/usage/domain/month-of-usage";

/** What would have been cheaper for a person, and when it can begin. */
export type PersonAdvice = CallAdvice & {
  /** The first day on which it would hold. */
  readonly on: LocalDate;
};

/** A person over all modules: what they have, used, were billed, and what was asked for them. */
export type PersonView = {
  readonly person: PersonOverview;
  readonly profiles: readonly TiedProfile[];
  /** The names of everyone with a line in service, each once. */
  readonly names: readonly string[];
  readonly usage: readonly MonthOfUsage[];
  /** Of the newest invoices. */
  readonly invoiceLines: readonly PersonInvoiceLine[];
  readonly asked: readonly AskedOfPerson[];
  readonly earliestHandOver: LocalDate;
  /** Null when nothing would have been cheaper, or it cannot be asked now. */
  readonly advice: PersonAdvice | null;
};

/** Something that was asked for a person's lines in this contract year, or is still to come. */
export type AskedOfPerson = { readonly requestId: string; readonly key: string } & EarlierLine;

/** A correction that was not written, and why, as the key of a text. */
export type CorrectionRefused = {
  readonly problem: NameProblem | "nameTaken" | "dateWrong" | "costCentreWrong";
  readonly name: string;
};
