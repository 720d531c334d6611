/** A 64-bit number of the database as a number. Throws a RangeError when it has more digits than a number keeps (2^53). */
export function exactNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`Too large to compute with exactly: ${String(value)}`);
  return number;
}
