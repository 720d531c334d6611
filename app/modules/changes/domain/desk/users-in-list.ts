import { nameKey } from "./name-key";

/** Someone who can be found by name or number. */
export type NamedUser = {
  readonly id: string;
  readonly name: string | null;
  /** In E.164. */
  readonly numbers: readonly string[];
};

export type ListOutcome = {
  /** The ids of the users found, each once, in the order of the list. */
  readonly found: readonly string[];
  /** Entries that match nobody, as they were written. */
  readonly missing: readonly string[];
  /** Entries that match more than one user, with their ids. */
  readonly ambiguous: readonly { readonly entry: string; readonly ids: readonly string[] }[];
};

/** Finds the users that a pasted list refers to. Entries are on lines of their own or separated by commas or
 *  semicolons; in a line with tabs, which is a spreadsheet row, one matching cell is enough. An entry is a telephone
 *  number, its last digits, or a name: complete, in another order, or as much of it as identifies one person. */
export function usersInList(text: string, users: readonly NamedUser[]): ListOutcome {
  const candidates = users.map(candidateOf);
  const matches = text.split(/[\r\n]+/).flatMap((line) => matchesOfLine(line.replace(BULLET, "").trim(), candidates));
  return {
    found: [...new Set(matches.flatMap(({ ids }) => (ids.length === 1 ? ids : [])))],
    missing: [...new Set(matches.flatMap(({ entry, ids }) => (ids.length === 0 ? [entry] : [])))],
    ambiguous: matches.filter(({ ids }) => ids.length > 1),
  };
}

/** "- ", "• ", "12. ", "3) " */
const BULLET = /^\s*(?:[-*•–]\s+|\d{1,3}[.)]\s+)/u;

type Match = { readonly entry: string; readonly ids: readonly string[] };
type Candidate = {
  readonly id: string;
  readonly key: string;
  readonly words: readonly string[];
  /** Without the plus sign. */
  readonly numbers: readonly string[];
};

function candidateOf({ id, name, numbers }: NamedUser): Candidate {
  const key = nameKey(name ?? "");
  return { id, key, words: key.split(" "), numbers: numbers.map((e164) => e164.replace(/\D/g, "")) };
}

function matchesOfLine(line: string, candidates: readonly Candidate[]): Match[] {
  if (line === "") return [];
  const whole: Match = { entry: line, ids: idsOf(line, candidates) };
  if (whole.ids.length > 0) return [whole];
  if (line.includes("\t")) {
    const cells = line.split("\t").map((cell): Match => ({ entry: line, ids: idsOf(cell, candidates) }));
    const sure = cells.filter(({ ids }) => ids.length === 1);
    const some = sure.length > 0 ? sure : cells.filter(({ ids }) => ids.length > 1).slice(0, 1);
    return some.length > 0 ? some : [{ ...whole, entry: line.replaceAll("\t", " ") }];
  }
  const parts = line.split(/[,;]/).flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
  return parts.length < 2 ? [whole] : parts.map((entry) => ({ entry, ids: idsOf(entry, candidates) }));
}

function idsOf(entry: string, candidates: readonly Candidate[]): readonly string[] {
  const byNumber = withNumber(entry, candidates);
  return byNumber.length > 0 ? byNumber : withName(nameKey(entry.replace(/\+?\d[\d\s().-]{5,}/g, " ")), candidates);
}

/** The fewest last digits that can identify a user. */
const MIN_DIGITS = 2;
/** From this many digits on, an entry is a whole number, with or without the country code. */
const WHOLE_NUMBER = 9;

function withNumber(entry: string, candidates: readonly Candidate[]): readonly string[] {
  const [written = ""] = /\+?\d[\d\s().-]*\d/.exec(entry) ?? [];
  const digits = written.replace(/\D/g, "");
  if (digits.length < MIN_DIGITS) return [];
  if (digits.length >= WHOLE_NUMBER) {
    const international = digits.replace(/^00/, "").replace(/^(?:31)?0/, "31");
    return candidates.flatMap(({ id, numbers }) => (numbers.includes(international) ? [id] : []));
  }
  // Last digits stand alone: "Jan 12" is a name.
  if (/\p{L}/u.test(entry)) return [];
  return candidates.flatMap(({ id, numbers }) => (numbers.some((number) => number.endsWith(digits)) ? [id] : []));
}

function withName(key: string, candidates: readonly Candidate[]): readonly string[] {
  if (key === "") return [];
  const words = key.split(" ");
  const says = (candidate: Candidate): boolean => words.every((word) => candidate.words.includes(word));
  const tests: readonly ((candidate: Candidate) => boolean)[] = [
    (candidate) => candidate.key === key,
    (candidate) => candidate.words.length === words.length && says(candidate),
    says,
  ];
  for (const test of tests) {
    const ids = candidates.flatMap((candidate) => (test(candidate) ? [candidate.id] : []));
    if (ids.length > 0) return ids;
  }
  return [];
}
