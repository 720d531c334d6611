import type { Reader } from "~/format/texts";
import { assess, type AssessedLine, type Assessment } from "../domain/evaluation/assess";
import type { EvaluationInput } from "../domain/evaluation/evaluation-input";
import type { Finding } from "../domain/rules/finding";
import { findingWords, warningWords } from "./finding-words";
import type { Preview, PreviewError, PreviewLine } from "../domain/preview";
import { previewTokenOf } from "../domain/evaluation/preview-token";

/** The preview of a proposed change: verdict, dates, costs and every finding at once, in words for a reader
 *  (R2–R5). */
export function evaluate(input: EvaluationInput, reader: Reader): Preview {
  return previewOf(assess(input), input, reader);
}

/** An assessment in the shape and words of a preview. */
export function previewOf(assessment: Assessment, input: EvaluationInput, reader: Reader): Preview {
  const lines = assessment.lines.map((line) => previewLine(line, reader));
  return {
    verdict: assessment.verdict,
    completionDate: assessment.completionDate,
    previewToken: previewTokenOf(input.proposal.receivedOn, lines),
    totals: assessment.totals,
    downscale: assessment.downscale,
    lines,
    errors: [
      ...lines.flatMap((line) => line.errors),
      ...assessment.requestFindings.map((finding) => previewError(finding, null, reader)),
    ],
    warnings: assessment.warnings.map((warning) => ({
      code: warning.code,
      message: warningWords(warning, reader),
      line: warning.line,
    })),
  };
}

function previewLine(line: AssessedLine, reader: Reader): PreviewLine {
  const { index, leadTimeWorkingDays, earliestDate } = line.view;
  return {
    index,
    action: line.view.line.action,
    leadTimeWorkingDays,
    earliestDate: line.findings.length > 0 ? null : earliestDate,
    date: line.date,
    billedUntil: line.billedUntil,
    billedFrom: line.billedFrom,
    oneTimeCents: line.oneTimeCents,
    monthlyDeltaCents: line.monthlyDeltaCents,
    buyOutCents: line.buyOutCents,
    errors: line.findings.map((finding) => previewError(finding, index, reader)),
  };
}

function previewError(finding: Finding, line: number | null, reader: Reader): PreviewError {
  return {
    code: finding.code,
    message: findingWords(finding, reader),
    ...(line === null ? {} : { line }),
    ...(finding.code === "ORPHAN_OPTION" ? { productCodes: finding.options.map(({ code }) => code) } : {}),
  };
}
