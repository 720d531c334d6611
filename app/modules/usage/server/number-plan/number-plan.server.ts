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

function buildNumberPlan(): NumberPlan {
  const matchers = new Map(
    [...territoriesByCallingCode()].map(([code, lands]) => [code, territoryMatcher(code, lands)]),
  );
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
