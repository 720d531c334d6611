/** Finds values by E.164 number (`PhoneNumber.e164`): a small, flat map of integers, because it is used for every
 *  record. */
export type NumberIndex<T> = { readonly get: (e164: number) => T | undefined; readonly size: number };

const FREE = 0;
/** Slots per value, so that a lookup succeeds within a step or two. */
const SLOTS_PER_VALUE = 2;

/** Builds the index. */
export function numberIndex<T>(entries: ReadonlyMap<number, T>): NumberIndex<T> {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(entries.size, 1) * SLOTS_PER_VALUE));
  const mask = slots - 1;
  const keys = new Float64Array(slots);
  const values: T[] = new Array<T>(slots);
  for (const [e164, value] of entries) {
    let slot = hash(e164) & mask;
    while (keys[slot] !== FREE && keys[slot] !== e164) slot = (slot + 1) & mask;
    keys[slot] = e164;
    values[slot] = value;
  }
  return {
    size: entries.size,
    get: (e164) => {
      if (e164 === FREE) return undefined;
      for (let slot = hash(e164) & mask; ; slot = (slot + 1) & mask) {
        const key = keys[slot];
        if (key === e164) return values[slot];
        if (key === FREE) return undefined;
      }
    },
  };
}

/** Mixes the low and the high half of a number below 2^53. */
function hash(e164: number): number {
  const low = e164 | 0;
  const high = (e164 / 4_294_967_296) | 0;
  const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
