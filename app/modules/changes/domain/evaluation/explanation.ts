import { addDays, addMonths, lastOfMonth, weekdayOf, yearOf, type LocalDate } from "~/kernel/local-date";
import { holidaysOf } from "~/kernel/working-days";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { DownscalePolicy } from "~/modules/catalogue/domain/rule-pack";
import { contractYearOn } from "~/modules/contract/domain/contract";
import { remainingTerms, type Terms } from "~/modules/contract/domain/terms";
import type { AssessedLine, Assessment } from "./assess";
import type { AllowanceVerdict } from "./downscale";
import type { EvaluationInput } from "./evaluation-input";
import { optionBilledUntil } from "./recurring-costs";

/** Why a request was judged as it was, beyond the figures of its preview. It is stored with the request, so that later
 *  data or policy never change it. */
export type Explanation = {
  /** The percentage of the baseline that is free, and how it is rounded (R2.1, R2.3). */
  readonly percent: number;
  readonly rounding: DownscalePolicy["rounding"];
  /** What the baseline of each row of the preview's `downscale` counts (R2.2), or null after the term. */
  readonly baselines: readonly { readonly category: Category; readonly counts: "contracted" | "in-service" | null }[];
  readonly lines: readonly LineExplanation[];
};

export type LineExplanation = {
  /** The days between receipt and the earliest date that are not working days (R3.1): each holiday, and the number of
   *  weekend days. */
  readonly holidays: readonly LocalDate[];
  readonly weekendDays: number;
  readonly billedUntil: BilledUntilReason | null;
  /** For removals and downgrades (R2.4–R2.8). */
  readonly allowance: LineAllowance | null;
};

/** R4.1: the month after that of receipt, or the month of a later date. R4.2: the month of execution, or the day before
 *  the option that replaces it. */
export type BilledUntilReason = "month-after-receipt" | "month-of-date" | "month-of-execution" | "replaced";

/** `terms` and `percent` turn the monthly drop into the fee. Both are null when the fee is a fixed amount. */
export type LineAllowance = AllowanceVerdict & { readonly terms: Terms | null; readonly percent: number | null };

/** Returns the explanation of an assessment. */
export function explain(assessment: Assessment, input: EvaluationInput): Explanation {
  const { percent, rounding } = input.rulePack.downscale;
  return {
    percent,
    rounding,
    baselines: assessment.downscale.map(({ category }) => ({ category, counts: baselineCounts(input) })),
    lines: assessment.lines.map((line) => explainLine(line, input)),
  };
}

function baselineCounts({ contract, proposal, rulePack }: EvaluationInput): "contracted" | "in-service" | null {
  const year = contractYearOn(contract, proposal.receivedOn);
  if (year === null) return null;
  switch (rulePack.downscale.baseline) {
    case "contracted":
      return "contracted";
    case "in-service-each-year":
      return "in-service";
    case "contracted-then-in-service":
      return year.number === 1 ? "contracted" : "in-service";
    default:
      return rulePack.downscale.baseline satisfies never;
  }
}

function explainLine(line: AssessedLine, input: EvaluationInput): LineExplanation {
  const daysOff = daysOffBetween(input.proposal.receivedOn, line.view.earliestDate, input);
  return {
    holidays: daysOff.filter((day) => weekdayOf(day) <= 5),
    weekendDays: daysOff.filter((day) => weekdayOf(day) > 5).length,
    billedUntil: billedUntilReason(line, input),
    allowance: lineAllowance(line, input),
  };
}

function daysOffBetween(receivedOn: LocalDate, until: LocalDate, { rulePack }: EvaluationInput): LocalDate[] {
  const holidays = new Set(
    [yearOf(receivedOn), yearOf(until)].flatMap((year) => holidaysOf(year, rulePack.holidays).map(({ date }) => date)),
  );
  const days: LocalDate[] = [];
  for (let day = addDays(receivedOn, 1); day < until; day = addDays(day, 1)) {
    if (weekdayOf(day) > 5 || holidays.has(day)) days.push(day);
  }
  return days;
}

function billedUntilReason(
  { view, date, billedUntil }: AssessedLine,
  { proposal, rulePack }: EvaluationInput,
): BilledUntilReason | null {
  if (billedUntil === null || date === null) return null;
  switch (view.line.action) {
    case "remove-profile":
    case "convert-profile": {
      const months = rulePack.billingEnds.profileMonthsAfterReceipt;
      const afterReceipt = lastOfMonth(addMonths(proposal.receivedOn, months));
      return billedUntil > afterReceipt ? "month-of-date" : "month-after-receipt";
    }
    case "remove-option":
      return billedUntil === optionBilledUntil(date, rulePack) ? "month-of-execution" : "replaced";
    case "remove-number":
      return "month-of-execution";
    case "add-profile":
    case "hand-over":
    case "add-option":
    case "add-number":
    case "order-phone":
      return null;
    default:
      return view.line satisfies never;
  }
}

function lineAllowance(
  { allowance, billedUntil }: AssessedLine,
  { contract, rulePack }: EvaluationInput,
): LineAllowance | null {
  if (allowance === null || billedUntil === null) return null;
  const { fee } = rulePack.downscale;
  return fee.kind === "remaining-terms"
    ? { ...allowance, terms: remainingTerms(contract, billedUntil), percent: fee.percent }
    : { ...allowance, terms: null, percent: null };
}
