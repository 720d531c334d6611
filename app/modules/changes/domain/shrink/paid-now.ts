/** Somebody who goes, as costs in cents from the first day that is not billed anyway. */
export type Going = {
  /** What going now costs without using the allowance: the buy-out, or 0 where none is asked. */
  readonly nowCents: number;
  /** What waiting costs until each later moment, in their order; the last one is free for all. */
  readonly waitCents: readonly number[];
  /** Whether the allowance can cover it; otherwise it goes now at its cost, or at the last moment. */
  readonly competes: boolean;
};

/** The room that the allowance gives: now, and at each later moment but the last, after so many went before it. */
export type Room = {
  readonly now: number;
  readonly later: readonly ((gone: number) => number)[];
  /** Whether those who go now are gone on the first day of each later moment, so that they lower its baseline (R2.2). */
  readonly nowIsGoneBy: readonly boolean[];
};

/** How many can go at each moment without being bought out; whoever finds no place waits for the last moment. */
export type Places = { readonly now: number; readonly later: readonly number[] };

/** Returns the places at each moment for so many who wait, when `paid` go now without using the allowance. Each moment is
 *  filled before the next: one more who goes earlier takes at most one unit from what follows, and needs one less there. */
export function placesOf(room: Room, waiting: number, paid: number): Places {
  const now = Math.min(room.now, waiting);
  let left = waiting - now;
  let goneLater = 0;
  const later = room.later.map((roomAfter, at) => {
    if (left === 0) return 0;
    const count = Math.max(0, roomAfter((room.nowIsGoneBy[at] === true ? now + paid : 0) + goneLater));
    const filled = Math.min(left, count);
    left -= filled;
    goneLater += filled;
    return count;
  });
  return { now: room.now, later };
}

/** Returns the indexes of those whom it is cheapest to let go now at their cost, while the others wait for the first
 *  free moment. Of plans that cost the same it is one that pays for the fewest.
 *
 *  It is a transport of people to moments at the lowest cost, for every number of paid ones, as that number decides how
 *  many places the later moments have (R2.2). From one number to the next few people move: each time along the cheapest
 *  chain of moves from a moment with one too many to one with a place, which keeps the whole at its lowest cost. */
export function paidNow(going: readonly Going[], room: Room): ReadonlySet<number> {
  const kinds = kindsOf(going);
  const transport = transportOf(kinds, going.length, room.later.length);
  const most = kinds
    .filter(({ costs }) => of(costs, PAID) < of(costs, costs.length - 1))
    .reduce((sum, { who }) => sum + who.length, 0);
  let found = { cents: Number.POSITIVE_INFINITY, paid: [] as readonly number[] };
  for (let paid = 0; paid <= most; paid += 1) {
    const { now, later } = placesOf(room, going.length, paid);
    const cents = transport.to([paid, now, ...later].map((count) => Math.min(count, going.length)));
    if (cents < found.cents) found = { cents, paid: transport.paidByKind() };
  }
  return new Set(kinds.flatMap(({ who }, kind) => who.slice(0, found.paid[kind] ?? 0)));
}

/** The places of the transport: paid now, free now, each later moment, and at the end the last one, which has room for all. */
const PAID = 0;

/** Those to whom every place costs the same. */
type Kind = { readonly who: readonly number[]; readonly costs: readonly number[] };

/** More than any plan costs, and exact beside any of its sums. */
const IMPOSSIBLE = 2 ** 50;

function kindsOf(going: readonly Going[]): Kind[] {
  const kinds = new Map<string, { who: number[]; costs: readonly number[] }>();
  for (const [index, { nowCents, waitCents, competes }] of going.entries()) {
    const last = waitCents.length - 1;
    const costs = [
      nowCents,
      competes ? 0 : IMPOSSIBLE,
      ...waitCents.map((cents, at) => (competes || at === last ? cents : IMPOSSIBLE)),
    ];
    const kind = kinds.get(costs.join()) ?? { who: [], costs };
    kinds.set(costs.join(), kind);
    kind.who.push(index);
  }
  return [...kinds.values()];
}

type Transport = {
  /** Brings exactly so many to each place, the rest to the last one, and returns what it costs at least. */
  readonly to: (counts: readonly number[]) => number;
  readonly paidByKind: () => number[];
};

function transportOf(kinds: readonly Kind[], people: number, laterMoments: number): Transport {
  const places = laterMoments + 3;
  const last = places - 1;
  // A place that nobody takes is taken by somebody who costs nothing, and is never paid for.
  const nobody: Kind = {
    who: [],
    costs: Array.from({ length: places }, (_, place) => (place === PAID ? IMPOSSIBLE : 0)),
  };
  const all = [...kinds, nobody];
  const there = all.map(({ who }) => {
    const counts = new Array<number>(places).fill(0);
    counts[last] = who.length === 0 ? people * places : who.length;
    return counts;
  });
  const taken = new Array<number>(places).fill(0);
  let cents = all.reduce((sum, { who, costs }) => sum + who.length * of(costs, last), 0);
  const cheapestMove = (from: number, to: number): { readonly cents: number; readonly counts: number[] } => {
    let least = { cents: Number.POSITIVE_INFINITY, counts: [] as number[] };
    for (const [kind, { costs }] of all.entries()) {
      const counts = there[kind] ?? [];
      const more = of(costs, to) - of(costs, from);
      if (of(counts, from) > 0 && more < least.cents) least = { cents: more, counts };
    }
    return least;
  };
  const moveOne = (from: number, to: number): void => {
    // The cheapest chain from one place to the other; no chain in a circle lowers the cost.
    const moves = taken.map((_from, a) => taken.map((_to, b) => cheapestMove(a, b)));
    const reached = taken.map((_count, place) => ({
      cents: place === from ? 0 : Number.POSITIVE_INFINITY,
      chain: [place],
    }));
    for (let round = 1; round < places; round += 1) {
      for (const [a, row] of moves.entries()) {
        const before = reached[a];
        for (const [b, move] of row.entries()) {
          const after = reached[b];
          if (!before || !after || a === b || before.cents + move.cents >= after.cents) continue;
          reached[b] = { cents: before.cents + move.cents, chain: [...before.chain, b] };
        }
      }
    }
    const { cents: more, chain } = reached[to] ?? { cents: 0, chain: [] };
    cents += more;
    for (const [at, place] of chain.entries()) {
      const next = chain[at + 1];
      const counts = next === undefined ? undefined : moves[place]?.[next]?.counts;
      if (!counts || next === undefined) continue;
      counts[place] = of(counts, place) - 1;
      counts[next] = of(counts, next) + 1;
    }
    taken[from] = of(taken, from) - 1;
    taken[to] = of(taken, to) + 1;
  };
  return {
    to: (wanted) => {
      for (const [place, count] of wanted.entries()) {
        while (of(taken, place) < count) {
          const tooMany = taken.findIndex((some, other) => other < last && some > of(wanted, other));
          moveOne(tooMany === -1 ? last : tooMany, place);
        }
      }
      for (const [place, count] of wanted.entries()) while (of(taken, place) > count) moveOne(place, last);
      return cents;
    },
    paidByKind: () => there.slice(0, kinds.length).map((counts) => of(counts, PAID)),
  };
}

function of(values: readonly number[], place: number): number {
  return values[place] ?? 0;
}
