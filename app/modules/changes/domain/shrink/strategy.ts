import { latest, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { allowanceOf, baselineOf, usedInYear } from "~/modules/contract/domain/allowance";
import { contractYears } from "~/modules/contract/domain/contract";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { projectedSnapshot } from "../advice/projected-snapshot";
import { allowanceUses } from "../evaluation/allowance-uses";
import { assess, type Assessment } from "../evaluation/assess";
import type { EarlierRequest, EvaluationInput, Snapshot } from "../evaluation/evaluation-input";
import { queuedRequest } from "../evaluation/queued-request";
import { removal } from "./candidates";
import type { Moment } from "./moments";
import { monthsAfter, type MonthlyCosts } from "./recurring";
import type { Leaver, ShrinkSituation, ShrinkStep, StepLeaver, Strategy, StrategyKind, YearRow } from "./shrink-plan";

/** Who goes at a moment. */
export type Departure = { readonly moment: Moment; readonly leavers: readonly Leaver[] };

/** Returns what a strategy comes to. Each of its requests is judged by the evaluator on its day, after those before it. */
export function strategyOf(
  situation: ShrinkSituation,
  category: Category,
  kind: StrategyKind,
  departures: readonly Departure[],
  monthly: MonthlyCosts,
  billedAnyway: LocalDate,
): Strategy {
  const profiles = new Map(situation.snapshot.profiles.map((profile) => [profile.id, profile]));
  const { maxLines, maxUnits } = situation.snapshot.rulePack.requestSize;
  const requests = departures.flatMap(({ moment, leavers }) =>
    parted(leavers, Math.min(maxLines, maxUnits)).map((part) => ({ moment, leavers: part })),
  );
  let earlier = situation.snapshot.earlierRequests;
  let cumulativeCents = 0;
  const steps = requests.map(({ moment, leavers }): ShrinkStep => {
    const input = inputAt(situation, earlier, moment, leavers);
    const assessment = assess(input);
    earlier = [...earlier, queuedRequest(assessment.lines, moment.receivedOn)];
    const step = stepOf(moment, leavers, assessment, profiles, monthly, billedAnyway, cumulativeCents);
    cumulativeCents = step.cumulativeCents;
    return step;
  });
  // By month: what those who wait for their step cost in it.
  const byMonth = monthsAfter(
    billedAnyway,
    latest(billedAnyway, ...requests.map(({ moment }) => moment.billedUntil)),
  ).map((month) => {
    const waiting = requests
      .filter(({ moment }) => moment.billedUntil >= month)
      .flatMap(({ leavers }) => leavers.flatMap(({ profileId }) => profiles.get(profileId) ?? []));
    return {
      month,
      cents: sum(waiting.map((profile) => monthly.all(profile, month))),
      optionCents: sum(waiting.map((profile) => monthly.options(profile, month))),
    };
  });
  const recurringCents = sum(steps.map((step) => step.recurringCents));
  const buyOutCents = sum(steps.map((step) => step.buyOutCents));
  const oneTimeCents = sum(steps.map((step) => step.oneTimeCents));
  return {
    kind,
    steps,
    buyOutCents,
    oneTimeCents,
    recurringCents,
    optionCents: sum(byMonth.map((one) => one.optionCents)),
    totalCents: buyOutCents + oneTimeCents + recurringCents,
    byMonth: byMonth.map(({ month, cents }) => ({ month, cents })),
    years: yearRows(situation, category, steps, earlier, byMonth),
  };
}

/** Returns the evaluator's input for a step: the situation on its day, with the requests before it. */
function inputAt(
  { snapshot }: ShrinkSituation,
  earlierRequests: readonly EarlierRequest[],
  { kind, receivedOn, rulePack, preferredDate }: Moment,
  leavers: readonly Leaver[],
): EvaluationInput {
  const before = { ...snapshot, earlierRequests, rulePack, calendar: calendarOf(rulePack) };
  const then: Snapshot = kind === "now" ? before : projectedSnapshot(before, receivedOn);
  const lines = leavers.map(({ profileId }) => removal(profileId));
  return { ...before, ...then, proposal: { receivedOn, preferredDate, lines } };
}

function stepOf(
  moment: Moment,
  leavers: readonly Leaver[],
  { lines, totals, verdict }: Assessment,
  profiles: ReadonlyMap<string, ProfileInService>,
  monthly: MonthlyCosts,
  billedAnyway: LocalDate,
  beforeCents: number,
): ShrinkStep {
  if (verdict === "refused") throw new Error(`A step of a plan to shrink is refused on ${moment.receivedOn}`);
  const months = monthsAfter(billedAnyway, moment.billedUntil);
  const going = leavers.map((leaver, at): StepLeaver => {
    const profile = profiles.get(leaver.profileId);
    const recurringCents = profile ? sum(months.map((month) => monthly.all(profile, month))) : 0;
    return { ...leaver, buyOutCents: lines[at]?.buyOutCents ?? 0, recurringCents };
  });
  const recurringCents = sum(going.map((one) => one.recurringCents));
  const paid = going.filter(({ buyOutCents }) => buyOutCents > 0).length;
  const { kind, receivedOn, year, lastDay, billedUntil, preferredDate } = moment;
  const { buyOutCents, oneTimeCents } = totals;
  return {
    ...{ moment: kind, receivedOn, year: year?.number ?? null, lastDay, billedUntil, preferredDate },
    lines: leavers.map(({ profileId }) => removal(profileId)),
    leavers: going,
    free: going.length - paid,
    beyond: lines.filter(({ buyOutCents, allowance }) => buyOutCents === 0 && isAbove(allowance?.cover)).length,
    paid,
    ...{ buyOutCents, oneTimeCents, recurringCents },
    cumulativeCents: beforeCents + buyOutCents + oneTimeCents + recurringCents,
  };
}

function isAbove(cover: Leaver["cover"] | undefined): boolean {
  return cover === "above" || cover === "with-device";
}

/** Returns the contract years from today's on, as they are under a strategy. */
function yearRows(
  { snapshot }: ShrinkSituation,
  category: Category,
  steps: readonly ShrinkStep[],
  requests: readonly EarlierRequest[],
  byMonth: readonly { readonly month: LocalDate; readonly cents: number }[],
): YearRow[] {
  const { contract, contracted, rulePack, receivedOn } = snapshot;
  const policy = rulePack.downscale;
  const known = new Map(snapshot.profiles.map((profile) => [profile.id, profile]));
  const years = contractYears(contract).filter(({ to }) => to >= receivedOn);
  return years.map((year, order) => {
    const isCurrent = order === 0;
    const before = isCurrent
      ? snapshot
      : projectedSnapshot({ ...snapshot, calendar: calendarOf(rulePack), earlierRequests: requests }, year.from);
    const baseline = baselineOf(category, year, contracted, before.profiles, policy);
    const allowance = allowanceOf(baseline, policy);
    const used = usedInYear(
      category,
      year,
      allowanceUses(snapshot.earlierRequests, known, snapshot.priceBook),
      policy,
    ).units;
    const own = steps.filter((step) => step.year === year.number);
    const isLast = order === years.length - 1;
    const months = byMonth.filter(({ month }) => (month >= year.from || order === 0) && (month <= year.to || isLast));
    return {
      ...year,
      baseline,
      percent: policy.percent,
      allowance,
      used,
      available: Math.max(0, allowance - used),
      free: sum(own.map(({ free, beyond }) => free - beyond)),
      beyond: sum(own.map(({ beyond }) => beyond)),
      paid: sum(own.map(({ paid }) => paid)),
      buyOutCents: sum(own.map(({ buyOutCents }) => buyOutCents)),
      recurringCents: sum(months.map(({ cents }) => cents)),
    };
  });
}

function parted<Of>(all: readonly Of[], most: number): (readonly Of[])[] {
  const parts: (readonly Of[])[] = [];
  for (let from = 0; from < all.length; from += most) parts.push(all.slice(from, from + most));
  return parts;
}
