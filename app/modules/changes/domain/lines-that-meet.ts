import { holdsNumber, type NumberRange } from "~/modules/inventory/domain/in-service";
import { profileIdOf, type ChangeLine } from "./change-line";
import type { Snapshot } from "./evaluation/evaluation-input";

/** A queued line of a request, by its index. */
export type MeetingLine = { readonly index: number; readonly line: ChangeLine };

/** Returns the indexes of the lines that some lines of a request meet, without themselves, nearest first: those that they meet
 *  directly, then those through these, and so on. Two lines meet where one gives up a number that the other gives to somebody, or that
 *  goes with its block (R5.8), and where both change the profile or the options of one user (R5.4). */
export function linesThatMeet(
  queued: readonly MeetingLine[],
  indexes: readonly number[],
  { profiles, numbers }: Pick<Snapshot, "profiles" | "numbers">,
): number[][] {
  const numberOf = new Map(profiles.map(({ id, e164 }) => [id, e164]));
  const rangeOf = new Map((numbers ?? []).map(({ id, numbers: range }) => [id, range]));
  const all = queued.map(({ index, line }) => ({ index, ...meetingsOf(line, numberOf, rangeOf) }));
  const found = new Set(indexes);
  const rings: number[][] = [];
  for (let last: readonly number[] = indexes; last.length > 0;) {
    const from = all.filter(({ index }) => last.includes(index));
    const keys = new Set(from.flatMap((each) => [...each.users, ...each.e164s]));
    const meets = (each: Meetings): boolean =>
      each.users.some((key) => keys.has(key)) ||
      each.e164s.some(
        (e164) => keys.has(e164) || from.some(({ range }) => range !== null && holdsNumber(range, e164)),
      ) ||
      from.some(({ e164s }) => e164s.some((e164) => each.range !== null && holdsNumber(each.range, e164)));
    const ring = all.filter((each) => !found.has(each.index) && meets(each)).map(({ index }) => index);
    for (const index of ring) found.add(index);
    if (ring.length > 0) rings.push(ring);
    last = ring;
  }
  return rings;
}

type Meetings = {
  /** Whose profile or options a line changes. */
  readonly users: readonly string[];
  /** The numbers that it gives or gives up. */
  readonly e164s: readonly string[];
  /** The numbers that it takes out of service. */
  readonly range: NumberRange | null;
};

function meetingsOf(
  line: ChangeLine,
  numberOf: ReadonlyMap<string, string | null>,
  rangeOf: ReadonlyMap<string, NumberRange | null>,
): Meetings {
  const profileId = profileIdOf(line);
  const given = line.action === "hand-over" || line.action === "add-profile" ? (line.e164 ?? null) : null;
  const isGivenUp =
    line.action === "remove-profile" || (line.action === "hand-over" && (given !== null || line.release === true));
  const own = isGivenUp && profileId !== null ? (numberOf.get(profileId) ?? null) : null;
  return {
    users: profileId === null || line.action === "order-phone" ? [] : [profileId],
    e164s: [given, own].filter((e164) => e164 !== null),
    range: line.action === "remove-number" ? (rangeOf.get(line.numberId) ?? null) : null,
  };
}

/** So many lines are judged at most to find out which of them can stay where they are. */
const MOST_JUDGED = 1_000;

/** Returns as few of the lines that some meet as have to go along so that everything holds, in their order; null when it does not even
 *  with all of them. `size` is how many lines are judged each time. */
export function fewestAlong(
  rings: readonly (readonly number[])[],
  size: number,
  holds: (along: readonly number[]) => boolean,
): readonly number[] | null {
  const all = rings.map((_, at) => rings.slice(0, at + 1).flat());
  // A long chain is tried as a whole.
  const enough = (rings.length * size > MOST_JUDGED ? all.slice(-1) : all).find(holds);
  if (enough === undefined) return null;
  if (enough.length * size > MOST_JUDGED) return enough.toSorted((a, b) => a - b);
  const fewest = enough.toReversed().reduce<readonly number[]>((along, index) => {
    const fewer = along.filter((other) => other !== index);
    return holds(fewer) ? fewer : along;
  }, enough);
  return fewest.toSorted((a, b) => a - b);
}
