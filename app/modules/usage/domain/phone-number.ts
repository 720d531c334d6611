/** A number as a record holds it: ASCII digits in `bytes` from `start` up to `end`. No digits: withheld, or none applies. */
export type PhoneNumber = {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Written with + or 00, which the digits leave out; else as dialled in the Netherlands (`020…`, `0900…`, `112`, `1850`). */
  readonly isInternational: boolean;
  /** The digits of E.164 as a whole number, which has no leading 0; 0 for a number that exists in the Netherlands only. */
  readonly e164: number;
};

export type MutablePhoneNumber = { -readonly [K in keyof PhoneNumber]: PhoneNumber[K] };

const ZERO = 48;
const NINE = 57;
const PLUS = 43;
const MIN_DIGITS = 3;
/** Of E.164. */
const MAX_DIGITS = 15;
const NETHERLANDS = 31;
const HEAD_DIGITS = 7;
const TEN_TO = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8] as const;

/** Throws a RangeError when the text is no number. */
export function phoneNumber(text: string): PhoneNumber {
  const number = noNumber();
  const bytes = new TextEncoder().encode(text);
  if (!readPhoneNumber(number, bytes, 0) || number.end < bytes.length)
    throw new RangeError(`Not a number: ${JSON.stringify(text)}`);
  return number;
}

export function noNumber(): MutablePhoneNumber {
  return { bytes: new Uint8Array(0), start: 0, end: 0, isInternational: false, e164: 0 };
}

export function hasDigits(number: PhoneNumber): boolean {
  return number.end > number.start;
}

/** Fills `number` with the digits that stand in `bytes` from `start` on, up to the first byte that is none (`end`). False, and without
 *  digits, when they are no number of 3 to 15 digits. */
export function readPhoneNumber(number: MutablePhoneNumber, bytes: Uint8Array, start: number): boolean {
  const isPlus = bytes[start] === PLUS;
  const isDoubleZero = bytes[start] === ZERO && bytes[start + 1] === ZERO;
  const from = isPlus ? start + 1 : isDoubleZero ? start + 2 : start;
  const isArea = from === start && bytes[start] === ZERO;
  // The first digits and the others apart: small whole numbers are quick.
  let head = isArea ? NETHERLANDS : 0;
  let at = isArea ? from + 1 : from;
  const split = at + HEAD_DIGITS;
  while (at < split && isDigit(bytes[at])) {
    head = head * 10 + (bytes[at] ?? 0) - ZERO;
    at += 1;
  }
  let tail = 0;
  for (let digits = 0; isDigit(bytes[at]); at += 1, digits += 1) {
    if (digits <= HEAD_DIGITS) tail = tail * 10 + (bytes[at] ?? 0) - ZERO;
  }
  const isNumber = at - from >= MIN_DIGITS && at - from <= MAX_DIGITS;
  number.bytes = bytes;
  number.start = from;
  number.end = isNumber ? at : from;
  number.isInternational = from > start;
  number.e164 = isNumber && (from > start || isArea) ? head * (TEN_TO[Math.max(at - split, 0)] ?? 1) + tail : 0;
  return isNumber;
}

function isDigit(byte = 0): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** E.164 where it has one, else as dialled; empty without digits. */
export function numberText(number: PhoneNumber): string {
  if (number.e164 > 0) return `+${number.e164.toString()}`;
  return String.fromCharCode(...number.bytes.subarray(number.start, number.end));
}

/** "+31201234567" → 31201234567. Throws a RangeError when the text is no E.164. */
export function e164Of(text: string): number {
  if (!/^\+[1-9]\d{3,14}$/.test(text)) throw new RangeError(`Not a number in E.164: ${JSON.stringify(text)}`);
  return Number(text.slice(1));
}
