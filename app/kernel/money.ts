/** Amounts are integer euro cents and call rates integer micro-euros. Money is never computed in floating point: every
 *  rounding is a named function of integers. */
export const MICRO_EUROS_PER_CENT = 10_000;

/** Returns numerator ÷ denominator, rounded half away from zero so that a credit mirrors what it credits (R7.4). Throws
 *  a RangeError when either is not a safe integer or the denominator is not positive. */
export function divideHalfUp(numerator: number, denominator: number): number {
  assertDivision(numerator, denominator);
  const magnitude = Math.abs(numerator);
  const quotient = Math.floor(magnitude / denominator);
  const remainder = magnitude - quotient * denominator;
  const rounded = remainder * 2 >= denominator ? quotient + 1 : quotient;
  return numerator < 0 && rounded !== 0 ? -rounded : rounded;
}

/** Converts the micro-euros of one call to cents, rounding up once per call (R6.1, R6.4). Throws a RangeError for a
 *  negative amount. */
export function microEurosToCentsUp(microEuros: number): number {
  assertDivision(microEuros, MICRO_EUROS_PER_CENT);
  if (microEuros < 0) throw new RangeError("A call never has a negative charge");
  return Math.ceil(microEuros / MICRO_EUROS_PER_CENT);
}

/** Returns the share of a monthly price for a number of days of the month, rounded half up to a cent (R4.4). */
export function prorate(monthlyCents: number, days: number, daysInMonth: number): number {
  return divideHalfUp(monthlyCents * days, daysInMonth);
}

/** Returns the VAT on a total, rounded half up once per rate (R4.5, EN 16931 BR-CO-17). */
export function vatOn(baseCents: number, ratePercent: number): number {
  return divideHalfUp(baseCents * ratePercent, 100);
}

/** Parses decimal text with at most `digits` decimals into an integer in units of the last decimal: ("0.06", 6) → 60000
 *  micro-euros, ("22.5", 2) → 2250 cents. Throws a RangeError for anything else. */
export function parseDecimal(text: string, digits: number): number {
  const match = /^(-?)(\d{1,9})(?:\.(\d+))?$/.exec(text.trim());
  const fraction = match?.[3] ?? "";
  if (!match || fraction.length > digits)
    throw new RangeError(`Not an amount with at most ${String(digits)} decimals: ${text}`);
  const magnitude = Number(`${match[2] ?? ""}${fraction.padEnd(digits, "0")}`);
  return match[1] === "-" && magnitude !== 0 ? -magnitude : magnitude;
}

/** Whole cents as euros with two decimals, for programs: -1234 → `-12.34`; zero has no sign. Throws a RangeError on a fraction of a cent. */
export function euros(cents: number, decimalSign: "." | "," = "."): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`Not a whole amount: ${String(cents)}`);
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}${decimalSign}${digits.slice(-2)}`;
}

/** Returns the sum. Throws a RangeError when a number cannot hold it exactly (2^53 and above). */
export function sum(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  if (Math.abs(total) > Number.MAX_SAFE_INTEGER) throw new RangeError(`Too large to add up exactly: ${String(total)}`);
  return total;
}

function assertDivision(numerator: number, denominator: number): void {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0) {
    throw new RangeError(`Not an exact division: ${String(numerator)} / ${String(denominator)}`);
  }
}
