/** Converts a 64-bit integer of the database to a number. Throws a RangeError when a number cannot hold it exactly
 *  (2^53). */
export function exactNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`Too large to compute with exactly: ${String(value)}`);
  return number;
}
