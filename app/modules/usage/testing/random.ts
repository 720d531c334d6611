/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = {
  /** Returns a whole number from 0 up to, but not including, `below`. */
  readonly below: (below: number) => number;
  readonly isOneIn: (chances: number) => boolean;
  /** Returns one of the choices, as often as its weight says. Throws a RangeError when there are none. */
  readonly pick: <T>(choices: readonly (readonly [weight: number, value: T])[]) => T;
  /** Returns the text with each `X` replaced by a digit. */
  readonly digits: (template: string) => string;
};

/** Returns the numbers that belong to a seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  // Mulberry32: 32 bits of state, whole numbers only.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    isOneIn: (chances) => below(chances) === 0,
    pick: (choices) => {
      let left = below(choices.reduce((total, [weight]) => total + weight, 0));
      for (const [weight, value] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new RangeError("Nothing to pick from");
    },
    digits: (template) => template.replace(/X/g, () => below(10).toString()),
  };
}
