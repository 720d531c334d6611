import { digitTable } from "../../domain/rating/digit-table";
import type { NumberPlan, WorldNumber } from "../../domain/rating/number-plan";
import { territoryMatcher, type TerritoryMatcher } from "./calling-code-matcher.server";
import { territoriesByCallingCode } from "./number-metadata.server";

let built: NumberPlan | null = null;

/** Returns the numbers of the world as a prefix table, built once per process from libphonenumber's "max" metadata
 *  (R6.4). */
export function worldNumberPlan(): NumberPlan {
  built ??= buildNumberPlan();
  return built;
}

/** What is known after a number of digits: part of a calling code, or how far the patterns of one have matched. */
type State =
  | { readonly kind: "prefix"; readonly digits: string; readonly isAssigned: boolean }
  | {
      readonly kind: "number";
      readonly code: string;
      readonly matcher: TerritoryMatcher;
      readonly live: readonly number[];
      readonly length: number;
      /** What the digits begin, should no pattern fit in the end. */
      readonly beginning: WorldNumber["kind"];
    };

let matchersByCode: ReadonlyMap<string, TerritoryMatcher> | null = null;

function worldMatchers(): ReadonlyMap<string, TerritoryMatcher> {
  matchersByCode ??= new Map(
    [...territoriesByCallingCode()].map(([code, lands]) => [code, territoryMatcher(code, lands)]),
  );
  return matchersByCode;
}

/** Returns what the numbers are that begin with the digits of an E.164 number: those that are given out, each country and
 *  kind once. A whole number is itself alone, and where no number is given out what rating would take it for. Empty when
 *  no calling code is complete yet, or none is assigned. */
export function numbersBeginningWith(digits: string): readonly WorldNumber[] {
  const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((each) => worldMatchers().has(each));
  const matcher = code === undefined ? undefined : worldMatchers().get(code);
  if (code === undefined || matcher === undefined) return [];
  const reached = reachedBy(digits.slice(code.length), matcher);
  const whole = matcher.assigned(reached);
  if (whole !== null && digits.length >= LEAST_WHOLE) return [whole];
  const found = longerNumbers(reached, MAX_DIGITS - code.length, matcher);
  return found.length > 0 ? found : [matcher.outcome(reached)];
}

/** Fewer digits are taken for the beginning of a number, even where so short a number exists. */
const LEAST_WHOLE = 8;

type Reached = Parameters<TerritoryMatcher["outcome"]>[0];

function reachedBy(national: string, matcher: TerritoryMatcher): Reached {
  return national.split("").reduce<Reached>(
    ({ live, length, beginning }, digit) => {
      const after = matcher.after(live, Number(digit));
      return { live: after, length: length + 1, beginning: matcher.beginning(after) ?? beginning };
    },
    { live: matcher.start, length: 0, beginning: "fixed" },
  );
}

function longerNumbers(reached: Reached, most: number, matcher: TerritoryMatcher): readonly WorldNumber[] {
  const found = outcomeList();
  let level = new Map([[reached.live.join(), reached.live]]);
  for (let length = reached.length; length <= most && level.size > 0; length += 1) {
    const longer = new Map<string, readonly number[]>();
    for (const live of level.values()) {
      const number = length === 0 ? null : matcher.assigned({ live, length });
      if (number !== null) found.place(number);
      for (let digit = 0; digit <= 9; digit += 1) {
        const next = matcher.after(live, digit);
        if (next.length > 0) longer.set(next.join(), next);
      }
    }
    level = longer;
  }
  return found.all.filter((number) => number !== null);
}

/** Returns every kind of number of every territory and calling code, without looking at single numbers. */
export function worldNumbers(): readonly WorldNumber[] {
  return [...territoriesByCallingCode()].flatMap(([callingCode, territories]) =>
    territories.flatMap(({ country, mobile, premium }): WorldNumber[] => [
      { callingCode, country, kind: "fixed" },
      ...(mobile === null ? [] : [{ callingCode, country, kind: "mobile" } as const]),
      ...(premium === null ? [] : [{ callingCode, country, kind: "premium" } as const]),
    ]),
  );
}

/** Of an E.164 number, the calling code included. */
const MAX_DIGITS = 15;

function buildNumberPlan(): NumberPlan {
  const matchers = worldMatchers();
  const codes = [...matchers.keys()];
  const afterPrefix = (digits: string): State => {
    const matcher = matchers.get(digits);
    if (matcher) return { kind: "number", code: digits, matcher, live: matcher.start, length: 0, beginning: "fixed" };
    return { kind: "prefix", digits, isAssigned: codes.some((code) => code.startsWith(digits)) };
  };
  const outcomes = outcomeList();
  const table = digitTable<State>({
    start: afterPrefix(""),
    key: (state) =>
      state.kind === "prefix"
        ? state.digits
        : `${state.code} ${state.beginning} ${state.length.toString()} ${state.live.join(",")}`,
    after: (state, digit) =>
      state.kind === "prefix" ? afterPrefix(state.digits + digit.toString()) : afterDigit(state, digit),
    outcome: (state) => outcomes.place(state.kind === "prefix" ? null : state.matcher.outcome(state)),
    isDecided: (state) => (state.kind === "prefix" ? !state.isAssigned : state.matcher.isDecided(state)),
  });
  return { table, outcomes: outcomes.all };
}

function afterDigit(state: Extract<State, { kind: "number" }>, digit: number): State {
  const live = state.matcher.after(state.live, digit);
  return { ...state, live, length: state.length + 1, beginning: state.matcher.beginning(live) ?? state.beginning };
}

/** Gives equal outcomes the same index. */
function outcomeList() {
  const all: (WorldNumber | null)[] = [];
  const places = new Map<string, number>();
  const place = (outcome: WorldNumber | null): number => {
    const key = outcome === null ? "" : `${outcome.callingCode} ${outcome.country ?? ""} ${outcome.kind}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, all.length);
    return all.push(outcome) - 1;
  };
  return { all, place };
}
