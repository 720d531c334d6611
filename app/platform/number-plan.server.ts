import type { ForeignNumber, NumberPlan } from "~/modules/usage/domain/number-plan";
import { territoryMatcher, type TerritoryMatcher } from "./calling-code-matcher.server";
import { territoriesByCallingCode } from "./number-metadata.server";

let built: NumberPlan | null = null;

/** The prefix table of the world's numbers, built once a process from libphonenumber's "max" metadata (R6.4). */
export function worldNumberPlan(): NumberPlan {
  built ??= buildNumberPlan();
  return built;
}

/** A state under construction: what the digits so far are, and the state after each digit. */
type State = { readonly outcome: number; readonly children: readonly State[] };

function buildNumberPlan(): NumberPlan {
  const outcomes: (ForeignNumber | null)[] = [];
  const outcomeNumbers = new Map<string, number>();
  const outcomeNumber = (outcome: ForeignNumber | null): number => {
    const key = outcome === null ? "" : `${outcome.callingCode} ${outcome.country ?? ""} ${outcome.kind}`;
    const known = outcomeNumbers.get(key);
    if (known !== undefined) return known;
    outcomeNumbers.set(key, outcomes.length);
    return outcomes.push(outcome) - 1;
  };
  const states = stateStore();
  const unassigned = states.end(outcomeNumber(null));

  const codes = new Map([...territoriesByCallingCode()].map(([code, lands]) => [code, territoryMatcher(code, lands)]));
  const inCallingCode = (prefix: string): State => {
    const matcher = codes.get(prefix);
    if (matcher) return stateOf(matcher, outcomeNumber, states);
    if (![...codes.keys()].some((code) => code.startsWith(prefix))) return unassigned;
    return states.branch(outcomeNumber(null), DIGITS.map((digit) => inCallingCode(`${prefix}${digit}`)));
  };
  return asTables(inCallingCode(""), outcomes);
}

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** Equal states are one, and a state from which every number is the same is an end: that makes prefixes of the patterns. */
function stateStore() {
  const ids = new Map<State, number>();
  const known = new Map<string, State>();
  const keep = (key: string, make: () => State): State => {
    const state = known.get(key) ?? make();
    if (!known.has(key)) {
      known.set(key, state);
      ids.set(state, ids.size);
    }
    return state;
  };
  const end = (outcome: number): State =>
    keep(`end ${String(outcome)}`, () => {
      const children: State[] = [];
      const state = { outcome, children };
      for (let digit = 0; digit < 10; digit += 1) children.push(state);
      return state;
    });
  const branch = (outcome: number, children: readonly State[]): State => {
    const final = end(outcome);
    if (children.every((child) => child === final)) return final;
    const key = `${String(outcome)} ${children.map((child) => ids.get(child)).join(" ")}`;
    return keep(key, () => ({ outcome, children }));
  };
  return { end, branch };
}

function stateOf(
  matcher: TerritoryMatcher,
  outcomeNumber: (outcome: ForeignNumber) => number,
  states: ReturnType<typeof stateStore>,
): State {
  const seen = new Map<string, State>();
  const visit = (live: readonly number[], length: number): State => {
    const key = `${String(length)} ${live.join(",")}`;
    const known = seen.get(key);
    if (known) return known;
    const outcome = outcomeNumber(matcher.outcome(live, length));
    const state = matcher.isDecided(live)
      ? states.end(outcome)
      : states.branch(
          outcome,
          DIGITS.map((_, digit) => visit(matcher.after(live, digit), length + 1)),
        );
    seen.set(key, state);
    return state;
  };
  return visit(matcher.start, 0);
}

/** Numbers the states from the root on, which becomes 0. */
function asTables(root: State, outcomes: readonly (ForeignNumber | null)[]): NumberPlan {
  const numbers = new Map<State, number>([[root, 0]]);
  for (const state of numbers.keys()) {
    for (const child of state.children) if (!numbers.has(child)) numbers.set(child, numbers.size);
  }
  if (numbers.size > 65_536) throw new RangeError("The number plan has outgrown its table");
  const next = new Uint16Array(numbers.size * 10);
  const outcomeOf = new Uint16Array(numbers.size);
  for (const [state, number] of numbers) {
    outcomeOf[number] = state.outcome;
    state.children.forEach((child, digit) => (next[number * 10 + digit] = numbers.get(child) ?? 0));
  }
  return { next, outcomeOf, outcomes };
}
