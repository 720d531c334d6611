import { addDays, lastOfMonth, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { addWorkingDays } from "~/kernel/working-days";
import { longestLeadTime } from "~/modules/catalogue/domain/rule-pack";
import { contractYears } from "~/modules/contract/domain/contract";
import { assess, type AssessedLine, type Assessment } from "../evaluation/assess";
import { withoutDate } from "../change-line";
import { billedLongerCents } from "./billed-longer";
import type { EvaluationInput, Proposal, Snapshot } from "../evaluation/evaluation-input";
import { projectedSnapshot } from "./projected-snapshot";

export type WaitingStep = {
  /** The first and last day of receipt with this outcome. `until` is null when no later one was assessed. */
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  /** How many cents more it costs than now: what is billed longer plus the difference in buy-out. Negative when it
   *  costs less. */
  readonly extraCents: number;
  readonly lines: readonly LaterLine[];
};

export type LaterLine = { readonly index: number; readonly extraCents: number; readonly billedUntil: LocalDate | null };

/** Returns what waiting costs, step by step, from the date of receipt to the first day of the next month. */
export function waitingSteps(input: EvaluationInput, now: Assessment): WaitingStep[] {
  const { receivedOn } = input.proposal;
  const steps: WaitingStep[] = [{ from: receivedOn, until: null, extraCents: 0, lines: [] }];
  for (const day of laterDays(input)) {
    const snapshot = projectedSnapshot(input, day);
    const later = soundest(input, snapshot, { ...input.proposal, receivedOn: day });
    if (!later) continue;
    const lines = now.lines.flatMap((line, at) => laterLine(line, later.lines[at]));
    const extraCents = sum(lines.map((line) => line.extraCents));
    const last = steps.at(-1);
    if (!last || sameOutcome(last.lines, lines)) continue;
    steps[steps.length - 1] = { ...last, until: addDays(day, -1) };
    steps.push({ from: day, until: null, extraCents, lines });
  }
  return steps;
}

/** Returns the days, up to the first of the next month, on which the outcome can change: that first day itself, the
 *  start of a contract year and, when options or numbers are removed, the days on which a lead time first reaches into
 *  the next month. */
function laterDays({ contract, proposal, rulePack, calendar }: EvaluationInput): LocalDate[] {
  const { receivedOn, lines } = proposal;
  const nextMonth = addDays(lastOfMonth(receivedOn), 1);
  const days = new Set([nextMonth, ...contractYears(contract).map((year) => year.from)]);
  if (lines.some(({ action }) => action === "remove-option" || action === "remove-number")) {
    const longest = longestLeadTime(rulePack.leadTimes);
    for (let day = addDays(nextMonth, -1); day > receivedOn; day = addDays(day, -1)) {
      if (addWorkingDays(day, longest, calendar) < nextMonth) break;
      days.add(day);
    }
  }
  return [...days].filter((day) => day > receivedOn && day <= nextMonth).sort();
}

/** Returns the assessment with the preferred dates or, when one of them has become too early, the one without them. */
function soundest(input: EvaluationInput, snapshot: Snapshot, proposal: Proposal): Assessment | null {
  const undated = { ...proposal, preferredDate: null, lines: proposal.lines.map(withoutDate) };
  const isDated = proposal.preferredDate !== null || proposal.lines.some(({ preferredDate }) => preferredDate != null);
  for (const asked of isDated ? [proposal, undated] : [proposal]) {
    const later = assess({ ...input, ...snapshot, proposal: asked });
    if (later.verdict !== "refused") return later;
  }
  return null;
}

function laterLine(now: AssessedLine, later: AssessedLine | undefined): LaterLine[] {
  if (!later) return [];
  const extraCents = billedLongerCents(now, later) + later.buyOutCents - now.buyOutCents;
  return extraCents === 0 ? [] : [{ index: now.view.index, extraCents, billedUntil: later.billedUntil }];
}

function sameOutcome(a: readonly LaterLine[], b: readonly LaterLine[]): boolean {
  return (
    a.length === b.length && a.every((line, at) => line.index === b[at]?.index && line.extraCents === b[at].extraCents)
  );
}
