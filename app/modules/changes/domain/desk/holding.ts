import { addDays, addMonths, earliest, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import { contractEnd, contractYears } from "~/modules/contract/domain/contract";
import { projectedSnapshot } from "../advice/projected-snapshot";
import { assess, type Assessment } from "../evaluation/assess";
import type { EvaluationInput } from "../evaluation/evaluation-input";

/** Until when what was shown of a change holds, by what is known now. It reserves nothing: whatever is submitted meanwhile goes before
 *  it. */
export type Holding = {
  /** The last day of receipt on which nothing of it is different. */
  readonly until: LocalDate;
  /** What is different on the day after; empty when the search ended before anything was. */
  readonly changes: readonly HeldFigure[];
  /** What begins on the day after, and may explain it. */
  readonly because: readonly HoldingCause[];
  /** The last day of receipt on which every amount is what it was shown to be, whatever its days. */
  readonly amountsUntil: LocalDate;
  /** The search ended before an amount was different: they hold at least until then. */
  readonly isAmountsOpen: boolean;
};

/** What can be different: whether it is possible, the day of a line, from or until when it is billed, what is charged once, what is charged
 *  a month, the buy-out, and the allowance. */
export type HeldFigure = "verdict" | "day" | "billed" | "once" | "monthly" | "buy-out" | "allowance";

export type HoldingCause = "contract-year" | "price-list" | "rule-pack";

/** How many days the search looks ahead: more than the days for which a date can be asked (R3.4). */
export const HOLDING_DAYS = 92;

/** Returns until when a change holds that is possible now, as the evaluator judges each day of receipt after that of the input. What is
 *  queued counts as executed on its day. `now` is the assessment of the input. Returns null for what is refused or empty. */
export function holdingOf(
  input: EvaluationInput,
  now: Assessment,
  rulePacks: readonly RulePack[],
  days: number = HOLDING_DAYS,
): Holding | null {
  if (now.verdict === "refused" || now.lines.length === 0) return null;
  const { receivedOn } = input.proposal;
  let first: Pick<Holding, "until" | "changes" | "because"> | null = null;
  const turning = turningDays(input, rulePacks);
  for (let ahead = 1; ahead <= days; ahead += 1) {
    const day = addDays(receivedOn, ahead);
    const mayMove = first === null && ahead <= DAYS_THAT_MOVE;
    if (!mayMove && !turning.has(day)) continue;
    const changes = changesBetween(now, assessedOn(input, day, rulePacks));
    if (changes.length === 0) continue;
    const until = addDays(day, -1);
    first ??= { until, changes, because: causesOn(input, day, rulePacks) };
    if (changes.some((figure) => AMOUNTS.has(figure))) return { ...first, amountsUntil: until, isAmountsOpen: false };
  }
  const last = addDays(receivedOn, days);
  return { ...(first ?? { until: last, changes: [], because: [] }), amountsUntil: last, isAmountsOpen: true };
}

/** Within so many days a lead time reaches another day, whatever holidays there are. */
const DAYS_THAT_MOVE = 21;

/** Returns the days of receipt on which more than the days of lines can be different: a new month (R4.1), a contract year and the end of
 *  the term (R1.3, R1.4), other tariffs (R4.6), what is queued or in service from a day on, and the days on which a date that was asked for
 *  becomes too early (R3.4). Judging each day would take a large change seconds. */
function turningDays(input: EvaluationInput, rulePacks: readonly RulePack[]): ReadonlySet<LocalDate> {
  const { contract, priceBook, profiles, earlierRequests, proposal } = input;
  const months = Array.from({ length: 5 }, (_, at) => addMonths(firstOfMonth(proposal.receivedOn), at));
  const asked = [proposal.preferredDate, ...proposal.lines.map(({ preferredDate }) => preferredDate ?? null)];
  const known = [
    ...months,
    ...contractYears(contract).map(({ from }) => from),
    addDays(contractEnd(contract), 1),
    ...priceBook.map(({ validFrom }) => validFrom),
    ...rulePacks.map(({ validFrom }) => validFrom),
    ...profiles.flatMap(({ activeFrom, activeUntil }) => [
      ...(activeFrom === null ? [] : [activeFrom]),
      ...(activeUntil === null ? [] : [addDays(activeUntil, 1)]),
    ]),
    ...earlierRequests.flatMap(({ lines }) =>
      lines.flatMap(({ date }) => (date === null ? [] : [date, addDays(date, 1)])),
    ),
  ];
  // What is done in a month and not in the next one is billed to its end, where that follows the day of execution.
  const nearMonthEnds = months.flatMap((month) => daysUpTo(month, DAYS_THAT_MOVE));
  const nearAsked = asked.flatMap((date) => (date === null ? [] : daysUpTo(addDays(date, 1), DAYS_THAT_MOVE)));
  const follows = rulePacks.some(({ billingEnds }) => billingEnds.profileMonthsAfterReceipt === 0);
  return new Set([...known, ...nearAsked, ...(follows ? nearMonthEnds : [])]);
}

function daysUpTo(day: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, back) => addDays(day, -back));
}

const AMOUNTS: ReadonlySet<HeldFigure> = new Set(["verdict", "once", "monthly", "buy-out", "allowance"]);

/** Returns until when several changes hold together, or null when none of them does. */
export function holdingTogether(each: readonly (Holding | null)[]): Holding | null {
  const holdings = each.filter((holding) => holding !== null);
  const [one, ...others] = holdings;
  if (one === undefined) return null;
  const until = earliest(one.until, ...others.map((other) => other.until));
  const amountsUntil = earliest(one.amountsUntil, ...others.map((other) => other.amountsUntil));
  const first = holdings.filter((holding) => holding.until === until);
  return {
    until,
    changes: [...new Set(first.flatMap(({ changes }) => changes))],
    because: [...new Set(first.flatMap(({ because }) => because))],
    amountsUntil,
    isAmountsOpen: holdings.every(({ isAmountsOpen }) => isAmountsOpen),
  };
}

/** Returns the verdict on the same change as if it were received on a later day, with everything that is queued executed on its day. */
export function assessedOn(input: EvaluationInput, receivedOn: LocalDate, rulePacks: readonly RulePack[]): Assessment {
  const rulePack = rulePackOn(rulePacks, receivedOn);
  return assess({
    ...input,
    ...projectedSnapshot(input, receivedOn),
    rulePack,
    calendar: rulePack === input.rulePack ? input.calendar : calendarOf(rulePack),
    proposal: { ...input.proposal, receivedOn },
  });
}

/** Returns what is different between two verdicts on the same change. */
export function changesBetween(before: Assessment, after: Assessment): HeldFigure[] {
  if (after.verdict === "refused") return ["verdict"];
  const pairs = before.lines.map((line, at) => [line, after.lines[at] ?? line] as const);
  const differs = (...keys: readonly (keyof (typeof before.lines)[number])[]): boolean =>
    pairs.some(([one, other]) => keys.some((key) => one[key] !== other[key]));
  const rows = ({ downscale }: Assessment): string => JSON.stringify(downscale);
  const found: readonly (HeldFigure | false)[] = [
    differs("date") && "day",
    differs("billedFrom", "billedUntil") && "billed",
    (differs("oneTimeCents") || before.totals.oneTimeCents !== after.totals.oneTimeCents) && "once",
    differs("monthlyDeltaCents") && "monthly",
    differs("buyOutCents") && "buy-out",
    rows(before) !== rows(after) && "allowance",
  ];
  return found.filter((figure) => figure !== false);
}

function causesOn(
  { contract, priceBook }: EvaluationInput,
  day: LocalDate,
  packs: readonly RulePack[],
): HoldingCause[] {
  const found: readonly (HoldingCause | false)[] = [
    contractYears(contract).some(({ from }) => from === day) && "contract-year",
    priceBook.some(({ validFrom }) => validFrom === day) && "price-list",
    packs.some(({ validFrom }) => validFrom === day) && "rule-pack",
  ];
  return found.filter((cause) => cause !== false);
}
