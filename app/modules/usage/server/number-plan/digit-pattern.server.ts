/** A pattern of digits as positions, each with a set of digits (bit d = digit d), and which position may follow which.
 */
export type DigitPattern = {
  readonly masks: readonly number[];
  readonly first: readonly number[];
  readonly follow: readonly (readonly number[])[];
  /** The positions that may end a match. */
  readonly last: ReadonlySet<number>;
};

/** A piece of a pattern: the positions that it may start and end with, and whether it may be empty. */
type Piece = { readonly first: readonly number[]; readonly last: readonly number[]; readonly empty: boolean };

const NOTHING: Piece = { first: [], last: [], empty: true };
const ANY_DIGIT = 0b11_1111_1111;

/** Parses the regular expressions that number plans use: digits, `\d`, `[1-46]`, `(?:…)`, `|`, `?`, `{n}` and `{n,m}`.
 *  Throws a RangeError for anything else, so that a new construct is noticed rather than misread. */
export function parseDigitPattern(source: string): DigitPattern {
  const masks: number[] = [];
  const follow: number[][] = [];
  let at = 0;

  const fail = (): never => {
    throw new RangeError(`Not a pattern of digits at ${String(at)}: ${source}`);
  };
  const connect = (before: readonly number[], after: readonly number[]): void => {
    for (const position of before) follow[position]?.push(...after);
  };
  const inSequence = (left: Piece, right: Piece): Piece => {
    connect(left.last, right.first);
    return {
      first: left.empty ? [...left.first, ...right.first] : left.first,
      last: right.empty ? [...left.last, ...right.last] : right.last,
      empty: left.empty && right.empty,
    };
  };
  const digits = (mask: number): Piece => {
    const position = masks.push(mask) - 1;
    follow.push([]);
    return { first: [position], last: [position], empty: false };
  };

  const alternatives = (): Piece => {
    const branches = [sequence()];
    while (source[at] === "|") {
      at += 1;
      branches.push(sequence());
    }
    return {
      first: branches.flatMap((branch) => branch.first),
      last: branches.flatMap((branch) => branch.last),
      empty: branches.some((branch) => branch.empty),
    };
  };
  const sequence = (): Piece => {
    let piece = NOTHING;
    while (at < source.length && source[at] !== "|" && source[at] !== ")") piece = inSequence(piece, repeated());
    return piece;
  };
  /** Each repetition is read again from the text, so that it has positions of its own. */
  const repeated = (): Piece => {
    const start = at;
    let piece = atom();
    const [least, most] = repetition();
    const end = at;
    if (most === 0) fail();
    for (let count = 1; count < most; count += 1) {
      at = start;
      const again = atom();
      piece = inSequence(piece, count < least ? again : { ...again, empty: true });
    }
    at = end;
    return least === 0 ? { ...piece, empty: true } : piece;
  };
  const repetition = (): [number, number] => {
    if (source[at] === "?") {
      at += 1;
      return [0, 1];
    }
    const match = /^\{(\d+)(?:,(\d+))?\}/.exec(source.slice(at));
    if (!match) return [1, 1];
    at += match[0].length;
    return [Number(match[1]), Number(match[2] ?? match[1])];
  };
  const atom = (): Piece => {
    if (source.startsWith("(?:", at)) {
      at += 3;
      const piece = alternatives();
      if (source[at] !== ")") fail();
      at += 1;
      return piece;
    }
    const match = /^(?:\\d|\d|\[[\d-]+\])/.exec(source.slice(at)) ?? fail();
    at += match[0].length;
    return digits(match[0] === "\\d" ? ANY_DIGIT : maskOf(match[0]));
  };

  const whole = alternatives();
  if (at !== source.length) fail();
  return { masks, first: whole.first, follow, last: new Set(whole.last) };
}

/** "[1-46]" → the bits of 1, 2, 3, 4 and 6. */
function maskOf(text: string): number {
  let mask = 0;
  for (const match of text.matchAll(/(\d)(?:-(\d))?/g)) {
    for (let digit = Number(match[1]); digit <= Number(match[2] ?? match[1]); digit += 1) mask |= 1 << digit;
  }
  return mask;
}
