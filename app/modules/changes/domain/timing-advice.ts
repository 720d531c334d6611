import { addDays, addMonths, firstOfMonth, lastOfMonth, latest, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { contractEnd, contractYears } from "~/modules/contract/domain/contract";
import { termsBetween, termsCents } from "~/modules/contract/domain/terms";
import { assess, type AssessedLine, type Assessment } from "./assess";
import { profileIdOf } from "./change-line";
import type { EarlierRequest, EvaluationInput, Proposal, Snapshot } from "./evaluation-input";
import { projectedSnapshot } from "./projected-snapshot";

/** What another date of receipt would change, as facts; the same evaluator answers for each date. */
export type TimingAdvice = {
  /** What waiting costs, from the date of receipt to the first day of the next month; each step lasts until the next. */
  readonly waiting: readonly WaitingStep[];
  /** Lines with a fee that are free on a later day, when waiting for it saves money. */
  readonly freeLater: readonly FreeLater[];
};

export type WaitingStep = {
  /** The first and last day of receipt with this outcome; null: no later outcome was asked for. */
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  /** More than now, in cents: what is billed longer, and the difference in buy-out. Below zero: less. */
  readonly extraCents: number;
  readonly lines: readonly LaterLine[];
};

export type LaterLine = { readonly index: number; readonly extraCents: number; readonly billedUntil: LocalDate | null };

export type FreeLater = {
  readonly index: number;
  readonly receivedOn: LocalDate;
  readonly buyOutCents: number;
  /** What is billed longer by waiting, in cents. */
  readonly extraBilledCents: number;
  readonly savedCents: number;
};

/** Advice on when to ask for a change that can be asked for now; none for a refused one. */
export function timingAdvice(input: EvaluationInput, now: Assessment = assess(input)): TimingAdvice {
  if (now.verdict === "refused") return { waiting: [], freeLater: [] };
  return { waiting: waitingSteps(input, now), freeLater: freeLater(input, now) };
}

/** Outcomes move when a working day crosses the end of the month; no lead time is longer than these days. */
const DAYS_BEFORE_MONTH_END = 14;

function waitingSteps(input: EvaluationInput, now: Assessment): WaitingStep[] {
  const { receivedOn, preferredDate } = input.proposal;
  const nextMonth = addDays(lastOfMonth(receivedOn), 1);
  const steps: WaitingStep[] = [{ from: receivedOn, until: null, extraCents: 0, lines: [] }];
  for (
    let day = latest(addDays(receivedOn, 1), addDays(nextMonth, -DAYS_BEFORE_MONTH_END));
    day <= nextMonth;
    day = addDays(day, 1)
  ) {
    const snapshot = projectedSnapshot(input, day);
    const later = soundest(input, snapshot, { ...input.proposal, receivedOn: day }, preferredDate);
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

/** The assessment with the preferred date, or without it where it has become too early. */
function soundest(
  input: EvaluationInput,
  snapshot: Snapshot,
  proposal: Proposal,
  preferredDate: LocalDate | null,
): Assessment | null {
  for (const preferred of preferredDate === null ? [null] : [preferredDate, null]) {
    const later = assess({ ...input, ...snapshot, proposal: { ...proposal, preferredDate: preferred } });
    if (later.verdict !== "refused") return later;
  }
  return null;
}

function laterLine(now: AssessedLine, later: AssessedLine | undefined): LaterLine[] {
  if (!later) return [];
  const extraCents = billedLonger(now, later) + later.buyOutCents - now.buyOutCents;
  return extraCents === 0 ? [] : [{ index: now.view.index, extraCents, billedUntil: later.billedUntil }];
}

/** Cents billed longer; an option that is replaced is followed by the next one and costs nothing longer. */
function billedLonger(now: AssessedLine, later: AssessedLine): number {
  const monthlyCents = -now.monthlyDeltaCents;
  const [from, to] = [now.billedUntil, later.billedUntil];
  if (from === null || to === null || monthlyCents <= 0) return 0;
  if (from !== lastOfMonth(from) || to !== lastOfMonth(to)) return 0;
  return termsCents(monthlyCents, termsBetween(addDays(from, 1), to));
}

function sameOutcome(a: readonly LaterLine[], b: readonly LaterLine[]): boolean {
  return (
    a.length === b.length && a.every((line, at) => line.index === b[at]?.index && line.extraCents === b[at].extraCents)
  );
}

function freeLater(input: EvaluationInput, now: Assessment): FreeLater[] {
  let paid = now.lines.filter((line) => line.buyOutCents > 0);
  if (paid.length === 0) return [];
  const waiting = profileIdsOf(paid);
  const rest = now.lines.filter(({ view }) => !waiting.has(profileIdOf(view.line) ?? ""));
  let requests = [...input.earlierRequests, queuedRequest(rest, input.proposal.receivedOn)];
  const advice: FreeLater[] = [];
  for (const receivedOn of freeDays(input)) {
    const later = laterOutcomes(paid, { ...input, earlierRequests: requests }, receivedOn);
    for (const line of paid) {
      const then = later.get(line.view.index);
      const extraBilledCents = then ? billedLonger(line, then) : 0;
      const savedCents = line.buyOutCents - extraBilledCents;
      if (then?.buyOutCents !== 0 || savedCents <= 0) continue;
      const { index } = line.view;
      advice.push({ index, receivedOn, buyOutCents: line.buyOutCents, extraBilledCents, savedCents });
    }
    const free = paid.filter((line) => later.get(line.view.index)?.buyOutCents === 0);
    paid = paid.filter((line) => !free.includes(line));
    if (paid.length === 0) break;
    const leaving = profileIdsOf(free);
    const done = [...later.values()].filter(({ view }) => leaving.has(profileIdOf(view.line) ?? ""));
    requests = [...requests, queuedRequest(done, receivedOn)];
  }
  return advice.sort((a, b) => a.index - b.index);
}

/** The days on which a fee can fall away: the start of a contract year, the month from which nothing remains of the term,
 *  and the day after it. */
function freeDays({ contract, rulePack, proposal }: EvaluationInput): LocalDate[] {
  const end = contractEnd(contract);
  const nothingRemains = addMonths(firstOfMonth(end), -rulePack.billingEnds.profileMonthsAfterReceipt);
  const days = [...contractYears(contract).map((year) => year.from), nothingRemains, addDays(end, 1)];
  return [...new Set(days)].filter((day) => day > proposal.receivedOn).sort();
}

/** Lines as they will be queued once they are accepted. */
function queuedRequest(lines: readonly AssessedLine[], receivedOn: LocalDate): EarlierRequest {
  return {
    id: null,
    receivedOn,
    lines: lines.map(({ view, date, buyOutCents }) => ({
      line: view.line,
      status: "queued",
      buyOutCents,
      fromProductCode: null,
      date,
    })),
  };
}

/** How the lines with a fee, and the option lines that go along with them, come out on a later date of receipt, by their
 *  index in the request. */
function laterOutcomes(
  paid: readonly AssessedLine[],
  input: EvaluationInput,
  receivedOn: LocalDate,
): ReadonlyMap<number, AssessedLine> {
  const waiting = profileIdsOf(paid);
  const asked = [...input.proposal.lines.entries()].filter(([, line]) => waiting.has(profileIdOf(line) ?? ""));
  const lines = asked.map(([, line]) => line);
  const snapshot = projectedSnapshot(input, receivedOn);
  const later = assess({ ...input, ...snapshot, proposal: { receivedOn, preferredDate: null, lines } });
  if (later.verdict === "refused") return new Map();
  return new Map(asked.flatMap(([index], at) => (later.lines[at] ? [[index, later.lines[at]] as const] : [])));
}

function profileIdsOf(lines: readonly AssessedLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ view }) => profileIdOf(view.line) ?? []));
}
