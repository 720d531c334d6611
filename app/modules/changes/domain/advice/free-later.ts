import { addDays, addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { contractEnd, contractYears } from "~/modules/contract/domain/contract";
import { assess, type AssessedLine, type Assessment } from "../evaluation/assess";
import { billedLongerCents } from "./billed-longer";
import { profileIdOf, withoutDate } from "../change-line";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import { queuedRequest } from "../evaluation/queued-request";
import { projectedSnapshot } from "./projected-snapshot";

export type FreeLater = {
  readonly index: number;
  readonly receivedOn: LocalDate;
  readonly buyOutCents: number;
  /** The cents that waiting adds because something is billed longer. */
  readonly extraBilledCents: number;
  readonly savedCents: number;
};

/** Returns the lines with a fee that would be free on a later day, each with the first such day, as far as waiting
 *  saves money. By that day the rest of the request, and lines that became free earlier, count as executed. */
export function freeLater(input: EvaluationInput, now: Assessment): FreeLater[] {
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
      const extraBilledCents = then ? billedLongerCents(line, then) : 0;
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

/** Returns the days on which a fee can disappear: the start of a contract year, the first month for which no full month
 *  of the term remains, and the day after the term. */
function freeDays({ contract, rulePack, proposal }: EvaluationInput): LocalDate[] {
  const end = contractEnd(contract);
  const nothingRemains = addMonths(firstOfMonth(end), -rulePack.billingEnds.profileMonthsAfterReceipt);
  const days = [...contractYears(contract).map((year) => year.from), nothingRemains, addDays(end, 1)];
  return [...new Set(days)].filter((day) => day > proposal.receivedOn).sort();
}

/** Returns how the lines with a fee, and the option lines that accompany them, are assessed on a later date of receipt,
 *  by their index in the request. */
function laterOutcomes(
  paid: readonly AssessedLine[],
  input: EvaluationInput,
  receivedOn: LocalDate,
): ReadonlyMap<number, AssessedLine> {
  const waiting = profileIdsOf(paid);
  const waitingLines = [...input.proposal.lines.entries()].filter(([, line]) => waiting.has(profileIdOf(line) ?? ""));
  // A date that was asked for now may have passed by then.
  const lines = waitingLines.map(([, line]) => withoutDate(line));
  const snapshot = projectedSnapshot(input, receivedOn);
  const later = assess({ ...input, ...snapshot, proposal: { receivedOn, preferredDate: null, lines } });
  if (later.verdict === "refused") return new Map();
  return new Map(waitingLines.flatMap(([index], at) => (later.lines[at] ? [[index, later.lines[at]] as const] : [])));
}

function profileIdsOf(lines: readonly AssessedLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ view }) => profileIdOf(view.line) ?? []));
}
