/** What a number abroad is, as far as a tariff cares: `country` is an ISO 3166-1 code, null for a calling code that belongs to
 *  no territory. A number that can be fixed or mobile is fixed (R6.4). */
export type ForeignNumber = {
  readonly callingCode: string;
  readonly country: string | null;
  readonly kind: "fixed" | "mobile" | "premium";
};

/** Prefix table of the world's numbers as a value: state 0 is the start, `next[state * 10 + digit]` the state after a digit. A state
 *  that leads only to itself is the end of a prefix. `outcomes[outcomeOf[state]]` tells what the digits read so far are;
 *  null: no assigned calling code. */
export type NumberPlan = {
  readonly next: Uint16Array;
  readonly outcomeOf: Uint16Array;
  readonly outcomes: readonly (ForeignNumber | null)[];
};

const DIGIT_ZERO = 48;

/** Index into `plan.outcomes` of the digits of `text` from `at` on; -1 when one of them is no digit. */
export function outcomeIndex(plan: NumberPlan, text: string, at: number): number {
  const { next } = plan;
  let state = 0;
  for (let index = at; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - DIGIT_ZERO;
    if (digit < 0 || digit > 9) return -1;
    state = next[state * 10 + digit] ?? 0;
  }
  return plan.outcomeOf[state] ?? 0;
}
