import { latest, lastOfMonth, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import type { ContractYear } from "~/modules/contract/domain/contract";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { allowanceOf, baselineOf, usedInYear } from "~/modules/contract/domain/allowance";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { projectedSnapshot } from "../advice/projected-snapshot";
import { allowanceUses } from "../evaluation/allowance-uses";
import { candidatesOf, chosenOf } from "./candidates";
import { momentsOf, type Moment } from "./moments";
import { paidNow, placesOf, type Going, type Room } from "./paid-now";
import { monthlyCosts, monthsAfter, type MonthlyCosts } from "./recurring";
import { strategyOf, type Departure } from "./strategy";
import {
  type Candidates,
  type CurvePoint,
  type Leaver,
  type ShrinkOutcome,
  type ShrinkPlan,
  type ShrinkProblem,
  type ShrinkSituation,
  type ShrinkWish,
  type Strategy,
  type StrategyKind,
} from "./shrink-plan";

/** Returns what it costs to have fewer users in a category: all of them now, only what is free each contract year, and
 *  the cheapest mixture (R2.1–R2.9). Every step is judged by the evaluator, on the situation that the steps before it
 *  leave, and as if nothing but what is queued happened besides. Throws a RangeError when no price list is in force. */
export function planShrink(situation: ShrinkSituation, wish: ShrinkWish): ShrinkOutcome {
  const { snapshot } = situation;
  const moments = momentsOf(situation);
  const monthly = monthlyCosts(snapshot.priceBook);
  const { freeNow, ...candidates } = candidatesOf(snapshot, wish.category, moments[0], monthly);
  const chosen = whoGoes(candidates, wish, snapshot.rulePack.downscale.minimumProfiles);
  if ("problem" in chosen) return { kind: "not-possible", problem: chosen.problem, candidates };
  const plan = planFor(situation, wish, chosen.leavers, { moments, monthly, freeNow, users: candidates.users });
  return { kind: "planned", plan, candidates };
}

/** Returns who goes, or why nobody can (R2.5). */
function whoGoes(
  { users, movable }: Candidates,
  { who }: ShrinkWish,
  minimum: number,
): { readonly leavers: readonly Leaver[] } | { readonly problem: ShrinkProblem } {
  if (users === 0) return { problem: { code: "NOBODY" } };
  const asked = who.kind === "people" ? new Set(who.profileIds) : null;
  const count = who.kind === "people" ? new Set(who.profileIds).size : users - who.users;
  if (asked !== null) {
    const able = new Set(movable.map(({ profileId }) => profileId));
    const profileIds = [...asked].filter((id) => !able.has(id));
    if (profileIds.length > 0) return { problem: { code: "CANNOT_GO", profileIds } };
  }
  if (count <= 0) return { problem: { code: "NOBODY_GOES", users } };
  if (users - count < minimum) return { problem: { code: "MIN_PROFILES", minimum } };
  if (count > movable.length) return { problem: { code: "TOO_MANY", fewest: users - movable.length } };
  if (asked === null) return { leavers: chosenOf(movable, count) };
  return { leavers: movable.filter(({ profileId }) => asked.has(profileId)) };
}

type Basis = {
  readonly moments: readonly [Moment, ...Moment[]];
  readonly monthly: MonthlyCosts;
  readonly freeNow: number;
  readonly users: number;
};

function planFor(
  situation: ShrinkSituation,
  { category }: ShrinkWish,
  leavers: readonly Leaver[],
  { moments, monthly, freeNow, users }: Basis,
): ShrinkPlan {
  const { snapshot } = situation;
  const profiles = new Map(snapshot.profiles.map((profile) => [profile.id, profile]));
  const billedAnyway = moments[0].billedUntil;
  const recurring = waitingCosts(leavers, profiles, moments, monthly);
  const going = leavers.map((leaver, at): Going => ({
    nowCents: paysNow(leaver) ? leaver.feeCents : 0,
    waitCents: moments.slice(1).map((_, later) => recurring[at]?.[later] ?? 0),
    competes: leaver.cover !== "with-device",
  }));
  const room = roomOf(situation, category, leavers, moments, freeNow);
  const everybody = new Set(leavers.keys());
  const freely = new Set([...going.keys()].filter((at) => going[at]?.nowCents === 0 && !isCompeting(leavers[at])));
  const judge = (kind: StrategyKind, paid: ReadonlySet<number>): Strategy =>
    strategyOf(situation, category, kind, departures(leavers, going, moments, room, paid), monthly, billedAnyway);
  const now = judge("now", everybody);
  const wait = moments.length === 1 ? { ...now, kind: "wait" as const } : judge("wait", freely);
  const paid = moments.length === 1 ? everybody : paidNow(going, room);
  const cheapest = judge("cheapest", paid);
  const mixed = cheapest.steps.every(({ moment }) => moment === "now") ? now : cheapest;
  // A price that changes in the meantime can make a pure one the cheapest.
  const least = [wait, mixed, now].reduce((best, each) => (each.totalCents < best.totalCents ? each : best));
  const strategies = { now, wait, cheapest: { ...least, kind: "cheapest" as const } };
  const until = latest(
    billedAnyway,
    ...[now, wait, mixed].flatMap(({ steps }) => steps.map((step) => step.billedUntil)),
  );
  return {
    category,
    receivedOn: snapshot.receivedOn,
    from: users,
    to: users - leavers.length,
    billedAnyway,
    until,
    strategies,
    advised: least === wait ? "wait" : least === now ? "now" : "cheapest",
    curve: curveOf(strategies, billedAnyway, until),
  };
}

function isCompeting(leaver: Leaver | undefined): boolean {
  return leaver?.cover === "free" || leaver?.cover === "above";
}

/** Whether it costs its fee where the allowance does not cover it. */
function paysNow({ cover }: Leaver): boolean {
  return cover === "free" || cover === "above" || cover === "with-device";
}

/** Returns what each of them still costs when it waits for each later moment, from the day on which going now would have
 *  ended it. */
function waitingCosts(
  leavers: readonly Leaver[],
  profiles: ReadonlyMap<string, ProfileInService>,
  [now, ...later]: readonly [Moment, ...Moment[]],
  monthly: MonthlyCosts,
): number[][] {
  const months = later.map(({ billedUntil }) => monthsAfter(now.billedUntil, billedUntil));
  return leavers.map(({ profileId }) => {
    const profile = profiles.get(profileId);
    return months.map((each) => (profile ? sum(each.map((month) => monthly.all(profile, month))) : 0));
  });
}

/** Returns the room of the allowance at each moment, by how many went before it (R2.2, R2.3). */
function roomOf(
  { snapshot }: ShrinkSituation,
  category: ShrinkWish["category"],
  leavers: readonly Leaver[],
  [now, ...later]: readonly [Moment, ...Moment[]],
  freeNow: number,
): Room {
  const leaving = new Set(leavers.map(({ profileId }) => profileId));
  const years = later.flatMap(({ kind, year, rulePack }) => (kind === "year" && year ? [{ year, rulePack }] : []));
  return {
    now: freeNow,
    later: years.map(({ year, rulePack: { downscale } }) => {
      const then = projectedSnapshot({ ...snapshot, calendar: calendarOf(snapshot.rulePack) }, year.from);
      const { contracted } = snapshot;
      const all = baselineOf(category, year, contracted, then.profiles, downscale);
      const staying = then.profiles.filter(({ id }) => !leaving.has(id));
      const least = baselineOf(category, year, contracted, staying, downscale);
      const used = usedIn(category, year, snapshot, downscale);
      return (gone) => allowanceOf(Math.max(least, all - gone), downscale) - used;
    }),
    nowIsGoneBy: years.map(({ year }) => now.lastDay < year.from),
  };
}

function usedIn(
  category: ShrinkWish["category"],
  year: ContractYear,
  { earlierRequests, profiles, priceBook }: ShrinkSituation["snapshot"],
  policy: Moment["rulePack"]["downscale"],
): number {
  const known = new Map(profiles.map((profile) => [profile.id, profile]));
  return usedInYear(category, year, allowanceUses(earlierRequests, known, priceBook), policy).units;
}

/** Returns who goes at which moment when those of `paid` go now and the others at the first free moment: who costs most
 *  to keep comes first. Within a moment the highest fee comes first (R2.9). */
function departures(
  leavers: readonly Leaver[],
  going: readonly Going[],
  moments: readonly [Moment, ...Moment[]],
  room: Room,
  paid: ReadonlySet<number>,
): Departure[] {
  const lastCents = (at: number): number => going[at]?.waitCents.at(-1) ?? 0;
  const waiting = [...leavers.keys()]
    .filter((at) => !paid.has(at) && going[at]?.competes === true)
    .toSorted((a, b) => lastCents(b) - lastCents(a));
  const apart = [...leavers.keys()].filter((at) => !paid.has(at) && going[at]?.competes === false);
  const places = placesOf(room, waiting.length, paid.size);
  const counts = [places.now, ...places.later, Number.POSITIVE_INFINITY];
  let from = 0;
  return moments.map((moment, order) => {
    const until = moments.length === 1 ? leavers.length : from + (counts[order] ?? 0);
    const isLast = order === moments.length - 1;
    const free = waiting.slice(from, isLast ? undefined : until);
    from = Math.min(until, waiting.length);
    const who = [...(order === 0 ? paid : []), ...free, ...(isLast ? apart : [])];
    return {
      moment,
      leavers: who.flatMap((at) => leavers[at] ?? []).toSorted((a, b) => b.feeCents - a.feeCents),
    };
  });
}

/** Returns the costs added up at the end of each month. A buy-out is paid once: at the end of the month up to which
 *  everything is billed anyway, or in the month of its request if that is later. */
function curveOf(
  strategies: Readonly<Record<StrategyKind, Strategy>>,
  billedAnyway: LocalDate,
  until: LocalDate,
): CurvePoint[] {
  const ends = [billedAnyway, ...monthsAfter(billedAnyway, until).map(lastOfMonth)];
  const centsBy = (kind: StrategyKind, on: LocalDate): number => {
    const { steps, byMonth } = strategies[kind];
    const once = steps.filter(({ receivedOn }) => latest(billedAnyway, lastOfMonth(receivedOn)) <= on);
    const months = byMonth.filter(({ month }) => month <= on);
    return sum([...once.map((step) => step.buyOutCents + step.oneTimeCents), ...months.map(({ cents }) => cents)]);
  };
  return ends.map((on) => ({
    on,
    cents: { now: centsBy("now", on), wait: centsBy("wait", on), cheapest: centsBy("cheapest", on) },
  }));
}
