import { compareTexts } from "~/kernel/compare-texts";
import { addDays, type LocalDate } from "~/kernel/local-date";
import { groupBy } from "~/kernel/group-by";
import {
  holdsNumber,
  numbersOf,
  type NumberInService,
  type NumberRange,
  type ProfileInService,
} from "~/modules/inventory/domain/in-service";
import type { NumberUser } from "./finding";

/** Who has which number when (R5.8): the customer's numbers, and what profiles and changes do with them. Days are
 *  inclusive. */
export type NumberPlan = {
  readonly products: readonly PlannedNumbers[];
  readonly holdings: ReadonlyMap<string, readonly Holding[]>;
};

/** A number product and the day on which it ends; null: it stays. */
export type PlannedNumbers = NumberInService & { readonly endsOn: LocalDate | null };

/** A stretch in which somebody has a number. */
export type Holding = {
  readonly e164: string;
  /** Null for a new profile. */
  readonly profileId: string | null;
  readonly who: string | null;
  /** The first day; null: it has it already, or will have with its delivery. */
  readonly from: LocalDate | null;
  /** The last day; null: no end is known. */
  readonly until: LocalDate | null;
  /** The index of the line of the request that gives it, or null where no line of the request does. */
  readonly line: number | null;
};

/** What one line of a request, queued or proposed, does with numbers. */
export type NumberMove =
  | { readonly kind: "leaves"; readonly profileId: string; readonly on: LocalDate | null }
  | {
      readonly kind: "takes";
      readonly profileId: string | null;
      readonly who: string | null;
      /** Null: the number of the profile is taken away. */
      readonly e164: string | null;
      readonly on: LocalDate | null;
      readonly line: number | null;
    }
  | { readonly kind: "ends"; readonly numberId: string; readonly on: LocalDate | null };

/** Returns the plan of numbers once all moves are made on their days. A profile that leaves has its number to the end of that
 *  day; one that takes another number, or none, has it from the start of that day, and its own to the day before. A move without a
 *  known day is made already. */
export function numberPlan(
  numbers: readonly NumberInService[],
  profiles: readonly ProfileInService[],
  moves: readonly NumberMove[],
): NumberPlan {
  const leaving = new Map<string, LocalDate | null>();
  const ending = new Map<string, LocalDate | null>();
  const taking = new Map<string, (NumberMove & { kind: "takes" })[]>();
  const holdings: Holding[] = [];
  for (const move of moves) {
    if (move.kind === "leaves") keepEarliest(leaving, move.profileId, move.on);
    else if (move.kind === "ends") keepEarliest(ending, move.numberId, move.on);
    else if (move.profileId === null) {
      if (move.e164 !== null) holdings.push(holding({ ...move, e164: move.e164 }, null));
    } else taking.set(move.profileId, [...(taking.get(move.profileId) ?? []), move]);
  }
  for (const profile of profiles) {
    const leavesOn = leaving.get(profile.id);
    // Gone on a day that is not known.
    if (leavesOn === null && profile.activeUntil === null) continue;
    const end = earlier(profile.activeUntil, leavesOn ?? null);
    const taken = (taking.get(profile.id) ?? [])
      .map((move) => ({ ...move, who: move.who ?? profile.name }))
      .toSorted((a, b) => compareTexts(a.on ?? "", b.on ?? ""));
    const own = { e164: profile.e164, profileId: profile.id, who: profile.name, on: null, line: null };
    // Whoever is given the number that they have keeps it.
    const held = [own, ...taken].filter((one, at, all) => at === 0 || one.e164 !== all[at - 1]?.e164);
    held.forEach((one, at) => {
      const next = held[at + 1]?.on;
      const isReplacedAlready = next === null;
      // What happens to a profile after its last day does not happen.
      const isAfterEnd = end !== null && one.on !== null && one.on > end;
      if (one.e164 === null || isReplacedAlready || isAfterEnd) return;
      const until = next === undefined ? end : earlier(end, addDays(next, -1));
      holdings.push(holding({ ...one, e164: one.e164 }, until));
    });
  }
  return {
    products: numbers.flatMap((number) => {
      const endsOn = ending.get(number.id);
      return endsOn === null ? [] : [{ ...number, endsOn: endsOn ?? null }];
    }),
    holdings: groupBy(holdings, ({ e164 }) => e164),
  };
}

/** Of two ends of one thing the earlier counts; null is one that has come already. */
function keepEarliest(days: Map<string, LocalDate | null>, id: string, on: LocalDate | null): void {
  const known = days.get(id);
  days.set(id, known === undefined ? on : known === null || on === null ? null : earlier(known, on));
}

function earlier(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function holding(
  move: Pick<NumberMove & { kind: "takes" }, "profileId" | "who" | "on" | "line"> & { readonly e164: string },
  until: LocalDate | null,
): Holding {
  const { e164, profileId, who, on: from, line } = move;
  return { e164, profileId, who, from, until, line };
}

/** Returns what keeps a number from being given from a day on, or null when it is free: a holding that lasts to that day or
 *  begins later. `isOwn` tells the holdings of whoever asks. */
export function holdingInTheWay(
  plan: NumberPlan,
  e164: string,
  on: LocalDate,
  isOwn: (holding: Holding) => boolean,
): Holding | null {
  return (
    plan.holdings.get(e164)?.find((holding) => !isOwn(holding) && (holding.until === null || holding.until >= on)) ??
    null
  );
}

/** Returns whether a number is one of the customer's on a day. */
export function isOwnNumber({ products }: NumberPlan, e164: string, on: LocalDate): boolean {
  return products.some(
    ({ numbers, endsOn }) => numbers !== null && holdsNumber(numbers, e164) && (endsOn === null || endsOn > on),
  );
}

/** Returns the users who still have one of the numbers of a range after a day. A line of the request that gives one only later has a
 *  finding of its own. */
export function usersOfNumbers(plan: NumberPlan, range: NumberRange | null, on: LocalDate): NumberUser[] {
  if (range === null) return [];
  return [...plan.holdings.values()].flat().flatMap(({ e164, profileId, who, from, until, line }) => {
    const givesTooLate = line !== null && from !== null && from > on;
    const holds = holdsNumber(range, e164) && (until === null || until > on) && !givesTooLate;
    return holds ? [{ profileId, who, e164 }] : [];
  });
}

/** Returns the lowest free number of the oldest block that has one (R5.8), or null when none is left. A number that somebody
 *  ordered alone is not given by itself, nor is one of a block that is to be removed: its removal would fail on its day. */
export function nextFreeNumber(plan: NumberPlan, on: LocalDate, given: ReadonlySet<string>): string | null {
  for (const { numbers, endsOn } of plan.products) {
    if (numbers === null || numbers.first === numbers.last || endsOn !== null) continue;
    for (const e164 of numbersOf(numbers)) {
      if (!given.has(e164) && holdingInTheWay(plan, e164, on, () => false) === null) return e164;
    }
  }
  return null;
}
