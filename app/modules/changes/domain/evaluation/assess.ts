import { latest, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { assessDownscaling, type AllowanceVerdict, type Downscaling } from "./downscale";
import type { EvaluationInput } from "./evaluation-input";
import type { Finding, Warning } from "../rules/finding";
import { oneTimeCosts } from "./one-time-costs";
import { withoutNumber } from "./without-number";
import { lineBilling, monthlyDeltas } from "./recurring-costs";
import { requestInSituation } from "../rules/request-in-situation";
import type { ResolvedLine } from "../rules/resolved-line";
import type { DownscaleRow, PreviewTotals, Verdict } from "../preview";
import { contentRules, dateRules, requestRules, totalRules } from "../rules/rules";
import { monthlyInUse, type Situation } from "../rules/situation";

/** The verdict on a proposal as values; `evaluate` puts it into words. */
export type Assessment = {
  readonly verdict: Verdict;
  readonly completionDate: LocalDate | null;
  readonly totals: PreviewTotals;
  readonly downscale: readonly DownscaleRow[];
  readonly lines: readonly AssessedLine[];
  readonly requestFindings: readonly Finding[];
  readonly warnings: readonly Warning[];
};

/** A line with findings has null dates and zero amounts. */
export type AssessedLine = {
  readonly view: ResolvedLine;
  readonly findings: readonly Finding[];
  readonly date: LocalDate | null;
  readonly billedUntil: LocalDate | null;
  readonly billedFrom: LocalDate | null;
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly buyOutCents: number;
  /** For removals and downgrades: whether the allowance covers it and, if not, why. */
  readonly allowance: AllowanceVerdict | null;
};

/** Evaluates a proposed change against every rule of R2–R5 at once. It is pure: the same input gives the same result in
 *  the browser, at submission and on the command line. Throws a RangeError when no price list is in force on the date
 *  of receipt. */
export function assess(input: EvaluationInput): Assessment {
  const situation = requestInSituation(input);
  const judged = situation.lines.map((view) => {
    const content = contentRules.flatMap((rule) => rule(view, situation));
    return {
      view,
      possible: content.length === 0,
      findings: [...content, ...dateRules.flatMap((rule) => rule(view, situation))],
    };
  });
  const sound = new Map(judged.filter(({ findings }) => findings.length === 0).map(({ view }) => [view.index, view]));
  const { lines, downscale } = assessSound(situation, judged, sound);
  const totals = totalsOf(lines, input.rulePack.requestFeeCents);
  const requestFindings = [
    ...requestRules.flatMap((rule) => rule(judged, situation)),
    ...totalRules.flatMap((rule) => rule(totals, situation)),
  ];
  const refused = requestFindings.length > 0 || sound.size < judged.length;
  return {
    verdict: refused ? "refused" : totals.buyOutCents > 0 ? "over-limit" : "within-limit",
    completionDate: lastDate(lines),
    totals,
    downscale,
    lines,
    requestFindings,
    warnings: withoutNumber(situation, sound),
  };
}

type Judged = { readonly view: ResolvedLine; readonly findings: readonly Finding[] };

function assessSound(
  situation: Situation,
  judged: readonly Judged[],
  sound: ReadonlyMap<number, ResolvedLine>,
): { lines: AssessedLine[]; downscale: readonly DownscaleRow[] } {
  const oneTimeCents = oneTimeCosts(situation);
  const monthlyDeltaCents = monthlyDeltas(situation);
  const downscalings: Downscaling[] = [];
  const priced = judged.map(({ view, findings }): AssessedLine => {
    if (findings.length > 0) return { view, findings, ...NOTHING };
    const billing = lineBilling(view, situation, sound);
    const downscaling = downscalingOf(view, billing.billedUntil, situation);
    if (downscaling) downscalings.push(downscaling);
    return {
      view,
      findings,
      date: view.date,
      ...billing,
      oneTimeCents: oneTimeCents(view),
      monthlyDeltaCents: monthlyDeltaCents(view),
      buyOutCents: 0,
      allowance: null,
    };
  });
  const { rows, verdicts } = assessDownscaling(downscalings, situation);
  const lines = priced.map((line) => {
    const allowance = verdicts.get(line.view.index);
    return allowance ? { ...line, buyOutCents: allowance.buyOutCents, allowance } : line;
  });
  return { lines, downscale: rows };
}

const NOTHING = {
  date: null,
  billedUntil: null,
  billedFrom: null,
  oneTimeCents: 0,
  monthlyDeltaCents: 0,
  buyOutCents: 0,
  allowance: null,
} as const;

function downscalingOf(
  { index, line, profile, conversion }: ResolvedLine,
  billedUntil: LocalDate | null,
  situation: Situation,
): Downscaling | null {
  if (!profile || billedUntil === null) return null;
  const common = {
    index,
    profileId: profile.id,
    category: profile.category,
    withDevice: profile.withDevice,
    billedUntil,
  };
  if (line.action === "remove-profile") {
    return { ...common, kind: "removal", monthlyDropCents: monthlyInUse(situation, profile.productCode) };
  }
  if (conversion?.direction !== "downgrade") return null;
  return { ...common, kind: "downgrade", monthlyDropCents: conversion.from.monthlyCents - conversion.to.monthlyCents };
}

function totalsOf(lines: readonly AssessedLine[], requestFeeCents: number): PreviewTotals {
  const fee = lines.some(({ date }) => date !== null) ? requestFeeCents : 0;
  const totals = {
    oneTimeCents: sum(lines.map((line) => line.oneTimeCents)) + fee,
    monthlyDeltaCents: sum(lines.map((line) => line.monthlyDeltaCents)),
    buyOutCents: sum(lines.map((line) => line.buyOutCents)),
  };
  return fee > 0 ? { ...totals, requestFeeCents: fee } : totals;
}

function lastDate(lines: readonly AssessedLine[]): LocalDate | null {
  const [first, ...others] = lines.flatMap(({ date }) => (date === null ? [] : [date]));
  return first === undefined ? null : latest(first, ...others);
}
