import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Action } from "./change-line";
import type { FindingCode } from "./rules/finding";

/** The answer on a proposed change: the output of `simulate`, the body of the preview end point and what the page shows.
 *  Amounts in cents without VAT. */
export type Preview = {
  readonly verdict: Verdict;
  /** The date of the last line (R3.4); null when no line can be executed. */
  readonly completionDate: LocalDate | null;
  readonly previewToken: string;
  readonly totals: PreviewTotals;
  readonly downscale: readonly DownscaleRow[];
  readonly lines: readonly PreviewLine[];
  readonly errors: readonly PreviewError[];
};

export type Verdict = "within-limit" | "over-limit" | "refused";

export type PreviewTotals = {
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly buyOutCents: number;
  /** The fee per request, contained in `oneTimeCents`; absent when the policy asks none (R4.7). */
  readonly requestFeeCents?: number;
};

/** The allowance of a category; after the term there is no year and nothing is limited. */
export type DownscaleRow = {
  readonly category: Category;
  readonly yearFrom: LocalDate | null;
  readonly yearTo: LocalDate | null;
  readonly baseline: number | null;
  readonly allowance: number | null;
  readonly used: number;
  readonly requested: number;
  readonly free: number;
  readonly excess: number;
  readonly remaining: number | null;
};

export type PreviewLine = {
  readonly index: number;
  readonly action: Action;
  readonly leadTimeWorkingDays: number;
  readonly earliestDate: LocalDate | null;
  readonly date: LocalDate | null;
  readonly billedUntil: LocalDate | null;
  readonly billedFrom: LocalDate | null;
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly buyOutCents: number;
  readonly errors: readonly PreviewError[];
};

/** `line` is the index of the line it is about; absent when it is about the request as a whole. */
export type PreviewError = {
  readonly code: FindingCode;
  readonly message: string;
  readonly line?: number;
  /** The options that `ORPHAN_OPTION` names. */
  readonly productCodes?: readonly string[];
};
