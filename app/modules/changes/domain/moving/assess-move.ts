import { digestOf } from "~/kernel/digest";
import type { LocalDate } from "~/kernel/local-date";
import { addWorkingDays } from "~/kernel/working-days";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { ChangeRequestWithTimeline, RequestLine } from "../change-request";
import type { ChangeSnapshot } from "../desk/change-snapshot";
import { assess, type AssessedLine, type Assessment } from "../evaluation/assess";
import type { EarlierRequest, EvaluationInput } from "../evaluation/evaluation-input";
import { explain, type LineExplanation } from "../evaluation/explanation";
import type { Finding } from "../rules/finding";

/** The days that are asked for queued lines, by the index of the line. */
export type WantedDates = ReadonlyMap<number, LocalDate>;

/** What a line was accepted for, as far as its day decides it. */
export type LineFigures = Pick<RequestLine, "date" | "billedFrom" | "billedUntil" | "buyOutCents">;

/** A line that would be different, before and after. */
export type MovedLine = {
  readonly index: number;
  readonly before: LineFigures;
  readonly after: LineFigures;
  /** Why it would be so, for what is stored with the request. */
  readonly explained: LineExplanation | null;
};

/** Why the days cannot be these, and the lines that it is about. */
export type MoveObstacle = { readonly finding: Finding; readonly lines: readonly number[] };

/** What other days would mean for a request (R3.5). */
export type MoveAssessment = {
  readonly lines: readonly MovedLine[];
  readonly obstacles: readonly MoveObstacle[];
  /** Whether a line would be billed longer or from an earlier day on, or its fee be higher: then exactly this must have been shown. */
  readonly costsMore: boolean;
  /** The buy-out total of the whole request afterwards. */
  readonly buyOutCents: number;
  /** A digest of all of it: of what was accepted, and of what it would become (R2.10). */
  readonly previewToken: string;
};

export type MoveInput = {
  /** What is in service and queued now; its `receivedOn` is the day on which other days are asked. */
  readonly snapshot: ChangeSnapshot;
  readonly request: ChangeRequestWithTimeline;
  readonly rulePacks: readonly RulePack[];
  /** Only lines that are queued. */
  readonly wanted: WantedDates;
};

/** Returns what other days for queued lines of a request would mean, with every obstacle at once. The date of receipt stands, and with
 *  it prices, one-time costs, the last possible day, and which profiles are free (R2.4, R4.6); what follows from the day of a line
 *  follows from its new day: billed until (R4.1, R4.2), billed from, and the terms that a fee is for (R2.8). What is queued must hold
 *  as it did: a finding that was there before is no obstacle, but for a line that is moved. */
export function assessMove(input: MoveInput): MoveAssessment {
  const { request, wanted } = input;
  const own = queuedOf(request.lines);
  const [before, after] = [judged(input, own, new Map()), judged(input, own, wanted)];
  const lines = own.flatMap((line, at): MovedLine[] => {
    const [old, now] = [before.assessment.lines[at], after.assessment.lines[at]];
    if (!old || !now) return [];
    const moved = movedLine(line, old, now, wanted.get(line.index), after.explained[at] ?? null, request);
    return moved === null ? [] : [moved];
  });
  const changed = new Map(lines.map((line) => [line.index, line.after.buyOutCents]));
  const figures = lines.map(({ index, before: old, after: now }) => [index, ...valuesOf(old), ...valuesOf(now)]);
  return {
    lines,
    obstacles: [
      ...own.flatMap((line, at) => ownObstacles(input, line, before.assessment.lines[at], after.assessment.lines[at])),
      ...othersObstacles(input),
    ],
    costsMore: lines.some(isDearer),
    buyOutCents: request.lines.reduce((total, line) => total + (changed.get(line.index) ?? line.buyOutCents), 0),
    previewToken: digestOf(JSON.stringify([request.id, request.receivedOn, figures])),
  };
}

type Judged = { readonly assessment: Assessment; readonly explained: readonly LineExplanation[] };

/** Judges the queued lines of the request as it was received, on their days or on others. */
function judged({ snapshot, request, rulePacks }: MoveInput, own: readonly RequestLine[], wanted: WantedDates): Judged {
  const input = inputOf(snapshot, request.id, request.receivedOn, rulePacks, {
    lines: own.map(({ line, index, date }) => ({ ...line, preferredDate: wanted.get(index) ?? date })),
    earlierRequests: snapshot.earlierRequests,
  });
  const assessment = assess(input);
  return { assessment, explained: explain(assessment, input).lines };
}

function inputOf(
  snapshot: ChangeSnapshot,
  requestId: string | null,
  receivedOn: LocalDate,
  rulePacks: readonly RulePack[],
  { lines, earlierRequests }: Pick<EvaluationInput["proposal"], "lines"> & Pick<EvaluationInput, "earlierRequests">,
): EvaluationInput {
  const rulePack = rulePackOn(rulePacks, receivedOn);
  const { receivedOn: _, ...rest } = snapshot;
  return {
    ...rest,
    rulePack,
    calendar: calendarOf(rulePack),
    earlierRequests: earlierRequests.map((each) => (each.id === requestId ? withoutQueued(each) : each)),
    proposal: { receivedOn, preferredDate: null, lines },
  };
}

function withoutQueued(request: EarlierRequest): EarlierRequest {
  const lines = request.lines.map((line) =>
    line.status === "queued" ? { ...line, status: "cancelled" as const } : line,
  );
  return { ...request, lines };
}

function movedLine(
  line: RequestLine,
  old: AssessedLine,
  now: AssessedLine,
  wantedOn: LocalDate | undefined,
  explained: LineExplanation | null,
  request: ChangeRequestWithTimeline,
): MovedLine | null {
  const { date, billedFrom, billedUntil, buyOutCents } = line;
  const before = { date, billedFrom, billedUntil, buyOutCents };
  const isSound = old.findings.length === 0 && now.findings.length === 0;
  const after = {
    date: wantedOn ?? date,
    // What the same rules made of the accepted day is what was accepted, unless it was accepted otherwise: then it stands.
    billedFrom: isSound && old.billedFrom !== now.billedFrom ? now.billedFrom : billedFrom,
    billedUntil: isSound && old.billedUntil !== now.billedUntil ? now.billedUntil : billedUntil,
    buyOutCents: isSound ? feeAfter(line, old, now, request) : buyOutCents,
  };
  return sameFigures(before, after)
    ? null
    : { index: line.index, before, after, explained: isSound ? explained : null };
}

/** A line that was free stays free; the fee of one that was not is that of the terms that remain. */
function feeAfter(line: RequestLine, old: AssessedLine, now: AssessedLine, request: ChangeRequestWithTimeline): number {
  const [was, is] = [old.allowance?.feeCents, now.allowance?.feeCents];
  if (was === undefined || is === undefined || was === is || !isPaid(line, request)) return line.buyOutCents;
  return is;
}

function isPaid(line: RequestLine, { explanation }: ChangeRequestWithTimeline): boolean {
  const cover = explanation?.lines[line.index]?.allowance?.cover;
  return cover === undefined ? line.buyOutCents > 0 : cover === "above" || cover === "with-device";
}

function isDearer({ before, after }: MovedLine): boolean {
  const isLonger = before.billedUntil !== null && after.billedUntil !== null && after.billedUntil > before.billedUntil;
  const isEarlier =
    before.billedUntil === null &&
    before.billedFrom !== null &&
    after.billedFrom !== null &&
    after.billedFrom < before.billedFrom;
  return isLonger || isEarlier || after.buyOutCents > before.buyOutCents;
}

function ownObstacles(
  { snapshot, rulePacks, request, wanted }: MoveInput,
  line: RequestLine,
  old: AssessedLine | undefined,
  now: AssessedLine | undefined,
): MoveObstacle[] {
  const date = wanted.get(line.index);
  const isMoved = date !== undefined && date !== line.date;
  const known = new Set(isMoved ? [] : (old?.findings ?? []).map(keyOf));
  const findings = (now?.findings ?? []).filter((finding) => isMoved || !isAboutDate(finding));
  const lines = [line.index];
  const obstacles = findings.filter((finding) => !known.has(keyOf(finding))).map((finding) => ({ finding, lines }));
  if (!isMoved || !now || findings.some(({ code }) => code === "DATE_TOO_EARLY")) return obstacles;
  const calendar = calendarOf(rulePackOn(rulePacks, request.receivedOn));
  const soonest = addWorkingDays(snapshot.receivedOn, now.view.leadTimeWorkingDays, calendar);
  const next = addWorkingDays(snapshot.receivedOn, 1, calendar);
  const planned = line.date > snapshot.receivedOn ? line.date : next;
  const earliest = planned < soonest ? planned : soonest;
  if (date >= earliest) return obstacles;
  return [...obstacles, { finding: { code: "DATE_TOO_EARLY", preferred: date, earliest }, lines }];
}

/** The days of lines that stay where they are were judged when they were accepted. */
function isAboutDate({ code }: Finding): boolean {
  return code === "DATE_TOO_EARLY" || code === "DATE_TOO_LATE" || code === "DATE_NOT_WORKING_DAY";
}

/** What is queued in other requests holds as it did when these lines are done on other days. */
function othersObstacles({ snapshot, request, rulePacks, wanted }: MoveInput): MoveObstacle[] {
  const moved = snapshot.earlierRequests.map((each) => (each.id === request.id ? onOtherDays(each, wanted) : each));
  return snapshot.earlierRequests.flatMap((other) => {
    const queued = other.lines.filter(({ status }) => status === "queued");
    if (other.id === request.id || queued.length === 0) return [];
    const lines = queued.map(({ line, date }) => ({ ...line, preferredDate: date }));
    const findingsOf = (earlierRequests: readonly EarlierRequest[]): Finding[] =>
      assess(inputOf(snapshot, other.id, other.receivedOn, rulePacks, { lines, earlierRequests })).lines.flatMap(
        ({ findings }) => findings.filter((finding) => !isAboutDate(finding)),
      );
    const known = new Set(findingsOf(snapshot.earlierRequests).map(keyOf));
    return findingsOf(moved)
      .filter((finding) => !known.has(keyOf(finding)))
      .map((finding) => ({ finding, lines: [...wanted.keys()] }));
  });
}

function onOtherDays(request: EarlierRequest, wanted: WantedDates): EarlierRequest {
  return { ...request, lines: request.lines.map((line, index) => ({ ...line, date: wanted.get(index) ?? line.date })) };
}

function queuedOf(lines: readonly RequestLine[]): RequestLine[] {
  return lines.filter(({ status }) => status === "queued");
}

function sameFigures(a: LineFigures, b: LineFigures): boolean {
  return valuesOf(a).join() === valuesOf(b).join();
}

function valuesOf({ date, billedFrom, billedUntil, buyOutCents }: LineFigures): (string | number | null)[] {
  return [date, billedFrom, billedUntil, buyOutCents];
}

function keyOf(finding: Finding): string {
  return JSON.stringify(finding);
}
