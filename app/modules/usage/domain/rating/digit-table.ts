/** A prefix table as plain values: state 0 is the start, and `next[state * 10 + digit]` is the state after a digit. A
 *  state that leads only to itself ends a prefix: the digits after it do not matter. */
export type DigitTable = {
  readonly next: Uint16Array;
  readonly outcomeOf: Uint16Array;
};

/** What a table is built from: what is known after a number of digits. */
export type DigitStates<S> = {
  readonly start: S;
  /** States with the same key are the same state. */
  readonly key: (state: S) => string;
  readonly after: (state: S, digit: number) => S;
  /** Returns what a number is that ends in this state. */
  readonly outcome: (state: S) => number;
  /** Returns whether no further digit can change the outcome. */
  readonly isDecided: (state: S) => boolean;
};

const ZERO = 48;

/** Returns the outcome of the digits (ASCII) from `start` up to `end`. */
export function outcomeOf(table: DigitTable, bytes: Uint8Array, start: number, end: number): number {
  const { next } = table;
  let state = 0;
  for (let at = start; at < end; at += 1) state = next[state * 10 + (bytes[at] ?? ZERO) - ZERO] ?? 0;
  return table.outcomeOf[state] ?? 0;
}

/** Returns every outcome that a number can have that begins with the digits (ASCII) from `start` up to `end`. */
export function outcomesAfter(table: DigitTable, bytes: Uint8Array, start: number, end: number): ReadonlySet<number> {
  const { next } = table;
  let state = 0;
  for (let at = start; at < end; at += 1) state = next[state * 10 + (bytes[at] ?? ZERO) - ZERO] ?? 0;
  const seen = new Set([state]);
  for (const each of seen) for (const digit of DIGITS) seen.add(next[each * 10 + digit] ?? 0);
  return new Set([...seen].map((each) => table.outcomeOf[each] ?? 0));
}

type Node = { readonly outcome: number; readonly children: readonly Node[] };

/** Builds the table by exploring all states. Equal parts are merged, and a state after which every number has the same
 *  outcome becomes an end. */
export function digitTable<S>(states: DigitStates<S>): DigitTable {
  const nodes = nodeStore();
  const seen = new Map<string, Node>();
  const visit = (state: S): Node => {
    const key = states.key(state);
    const known = seen.get(key);
    if (known) return known;
    const outcome = states.outcome(state);
    const node = states.isDecided(state)
      ? nodes.end(outcome)
      : nodes.branch(
          outcome,
          DIGITS.map((digit) => visit(states.after(state, digit))),
        );
    seen.set(key, node);
    return node;
  };
  return asTable(visit(states.start));
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

function nodeStore() {
  const numbers = new Map<Node, number>();
  const ends = new Map<number, Node>();
  const branches = new Map<string, Node>();
  const numbered = (node: Node): Node => {
    numbers.set(node, numbers.size);
    return node;
  };
  const end = (outcome: number): Node => {
    const known = ends.get(outcome);
    if (known) return known;
    const children: Node[] = [];
    const node = numbered({ outcome, children });
    for (const _ of DIGITS) children.push(node);
    ends.set(outcome, node);
    return node;
  };
  const branch = (outcome: number, children: readonly Node[]): Node => {
    const final = end(outcome);
    if (children.every((child) => child === final)) return final;
    const key = `${outcome.toString()} ${children.map((child) => numbers.get(child)).join(" ")}`;
    const node = branches.get(key) ?? numbered({ outcome, children });
    branches.set(key, node);
    return node;
  };
  return { end, branch };
}

/** Numbers the nodes, the root being 0. Throws a RangeError when there are more than 65 536. */
function asTable(root: Node): DigitTable {
  const numbers = new Map<Node, number>([[root, 0]]);
  for (const node of numbers.keys()) {
    for (const child of node.children) if (!numbers.has(child)) numbers.set(child, numbers.size);
  }
  if (numbers.size > 65_536) throw new RangeError("The number plan has outgrown its table");
  const next = new Uint16Array(numbers.size * 10);
  const outcomes = new Uint16Array(numbers.size);
  for (const [node, number] of numbers) {
    outcomes[number] = node.outcome;
    node.children.forEach((child, digit) => (next[number * 10 + digit] = numbers.get(child) ?? 0));
  }
  return { next, outcomeOf: outcomes };
}
