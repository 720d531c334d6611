import type { WorldNumber } from "../../domain/rating/number-plan";
import { parseDigitPattern, type DigitPattern } from "./digit-pattern.server";
import type { NumberPattern, Territory } from "./number-metadata.server";

/** Matches all patterns of one calling code together, digit by digit. The set of live positions says how far each of
 *  them has matched. */
export type TerritoryMatcher = {
  readonly start: readonly number[];
  readonly after: (live: readonly number[], digit: number) => readonly number[];
  /** Returns premium when only premium numbers start with these digits, otherwise fixed. Null when no number does. */
  readonly beginning: (live: readonly number[]) => WorldNumber["kind"] | null;
  /** Returns what a number is that ends here. A number that matches no pattern belongs to the main territory, and is
   *  fixed, or premium if it starts as only premium numbers do. */
  readonly outcome: (reached: Reached) => WorldNumber;
  /** Returns what a number is that ends here, when it matches a pattern; null when no such number is given out. */
  readonly assigned: (reached: Pick<Reached, "live" | "length">) => WorldNumber | null;
  /** Returns whether no further digit can change the outcome. */
  readonly isDecided: (reached: Reached) => boolean;
};

type Reached = {
  readonly live: readonly number[];
  readonly length: number;
  readonly beginning: WorldNumber["kind"];
};

/** Decides as libphonenumber does: by leading digits where a territory has them, otherwise by the first territory whose
 *  patterns match; within it, fixed before mobile before premium. */
export function territoryMatcher(callingCode: string, territories: readonly Territory[]): TerritoryMatcher {
  const places = placeBook();
  const isOnly = territories.length === 1;
  const lands = territories.map((territory) => ({
    country: territory.country,
    // An only territory has all numbers: there, nothing matters once a number is neither mobile nor premium.
    leading: territory.leadingDigits === null || isOnly ? null : places.addPrefix(territory.leadingDigits),
    general: places.add({ pattern: territory.general, lengths: [] }, !isOnly),
    fixed: places.addOptional(territory.fixed, !isOnly),
    mobile: places.addOptional(territory.mobile, true),
    premium: places.addOptional(territory.premium, true),
    others: territory.others.map((pattern) => places.add(pattern, !isOnly)),
  }));
  const [main] = lands;
  if (!main) throw new RangeError(`+${callingCode} has no territory`);

  const premium = new Set(lands.map((land) => land.premium));
  const untyped = new Set(lands.flatMap(({ general, leading }) => [general, leading]));
  const typesOf = (live: readonly number[]): readonly number[] =>
    places.matchersOf(live).filter((matcher) => !untyped.has(matcher));
  const kindIn = (land: typeof main, fits: (matcher: number) => boolean): WorldNumber["kind"] | null => {
    if (!fits(land.general)) return null;
    if (fits(land.fixed)) return "fixed";
    if (fits(land.mobile)) return "mobile";
    if (fits(land.premium)) return "premium";
    return land.others.some(fits) ? "fixed" : null;
  };
  const landOf = (fits: (matcher: number) => boolean): typeof main =>
    lands.find((each) => (each.leading === null ? kindIn(each, fits) !== null : fits(each.leading))) ?? main;
  return {
    start: places.start,
    after: places.after,
    beginning: (live) => {
      const types = typesOf(live);
      if (types.length === 0) return null;
      return types.every((matcher) => premium.has(matcher)) ? "premium" : "fixed";
    },
    // Digits that begin a premium number and no other stay one, however many there are.
    isDecided: ({ live, beginning }) =>
      live.every((place) => !places.matters(place)) && (beginning === "fixed" || typesOf(live).length === 0),
    assigned: ({ live, length }) => {
      const fits = places.fitting(live, length);
      const land = landOf(fits);
      const kind = kindIn(land, fits);
      return kind === null ? null : { callingCode, country: land.country, kind };
    },
    outcome: ({ live, length, beginning }) => {
      const fits = places.fitting(live, length);
      const land = landOf(fits);
      return { callingCode, country: land.country, kind: kindIn(land, fits) ?? beginning };
    },
  };
}

/** Numbers every position of every pattern, and every pattern. */
function placeBook() {
  const matcherOf: number[] = [];
  const masks: number[] = [];
  const follow: number[][] = [];
  const isLast: boolean[] = [];
  const lengths: (readonly number[])[] = [];
  /** A place that stays live once reached: the prefix has matched. */
  const stays: boolean[] = [];
  /** A place from which the outcome can still change. */
  const matters: boolean[] = [];
  const start: number[] = [];

  const addPattern = (
    pattern: DigitPattern,
    allowed: readonly number[],
    { isPrefix, isDeciding }: { readonly isPrefix: boolean; readonly isDeciding: boolean },
  ): number => {
    const matcher = lengths.push(allowed) - 1;
    const base = masks.length;
    pattern.masks.forEach((mask, position) => {
      masks.push(mask);
      matcherOf.push(matcher);
      follow.push((pattern.follow[position] ?? []).map((next) => base + next));
      isLast.push(pattern.last.has(position));
      stays.push(isPrefix && pattern.last.has(position));
      matters.push(isDeciding && !(isPrefix && pattern.last.has(position)));
    });
    start.push(...pattern.first.map((position) => base + position));
    return matcher;
  };
  const add = ({ pattern, lengths: allowed }: NumberPattern, isDeciding: boolean): number =>
    addPattern(parseDigitPattern(pattern), allowed, { isPrefix: false, isDeciding });

  const START: readonly number[] = [-1];
  return {
    start: START,
    add,
    /** -1, which nothing fits, when there is no such pattern. */
    addOptional: (pattern: NumberPattern | null, isDeciding: boolean): number =>
      pattern === null ? -1 : add(pattern, isDeciding),
    addPrefix: (pattern: string): number =>
      addPattern(parseDigitPattern(pattern), [], { isPrefix: true, isDeciding: true }),
    after: (live: readonly number[], digit: number): readonly number[] => {
      const reached = new Set<number>();
      for (const place of live) {
        if (place >= 0 && stays[place]) reached.add(place);
        for (const next of place < 0 ? start : (follow[place] ?? [])) {
          if (((masks[next] ?? 0) >> digit) & 1) reached.add(next);
        }
      }
      return [...reached].sort((a, b) => a - b);
    },
    /** The start matters, for it has no number of its own. */
    matters: (place: number): boolean => place < 0 || (matters[place] ?? false),
    matchersOf: (live: readonly number[]): readonly number[] =>
      live.flatMap((place) => (place < 0 ? [] : (matcherOf[place] ?? []))),
    fitting: (live: readonly number[], length: number): ((matcher: number) => boolean) => {
      const fitting = new Set<number>();
      for (const place of live) {
        const matcher = matcherOf[place] ?? -1;
        const allowed = lengths[matcher] ?? [];
        if (place >= 0 && isLast[place] && (allowed.length === 0 || allowed.includes(length))) fitting.add(matcher);
      }
      return (matcher) => fitting.has(matcher);
    },
  };
}
