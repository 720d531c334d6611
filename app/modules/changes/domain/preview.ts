import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Action } from "./change-line";
import type { FindingCode, WarningCode } from "./rules/finding";

/** The answer to a proposed change: the output of `simulate`, the body of the preview endpoint and what the page shows.
 *  Amounts are cents without VAT. */
export type Preview = {
  readonly verdict: Verdict;
  /** The date of the last line (R3.4), or null when no line can be executed. */
  readonly completionDate: LocalDate | null;
  readonly previewToken: string;
  readonly totals: PreviewTotals;
  readonly downscale: readonly DownscaleRow[];
  readonly lines: readonly PreviewLine[];
  readonly errors: readonly PreviewError[];
  /** What the customer should know and what refuses nothing. */
  readonly warnings: readonly PreviewWarning[];
};

export type Verdict = "within-limit" | "over-limit" | "refused";

export type PreviewTotals = {
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly buyOutCents: number;
  /** The fee per request, included in `oneTimeCents`. Absent when the policy has none (R4.7). */
  readonly requestFeeCents?: number;
};

/** The allowance of a category. After the term there is no contract year and no limit. */
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

/** `line` is the index of the line that it is about. */
export type PreviewWarning = { readonly code: WarningCode; readonly message: string; readonly line: number };

/** `line` is the index of the line, absent when the error is about the request as a whole. */
export type PreviewError = {
  readonly code: FindingCode;
  readonly message: string;
  readonly line?: number;
  /** The options that `ORPHAN_OPTION` names. */
  readonly productCodes?: readonly string[];
};
