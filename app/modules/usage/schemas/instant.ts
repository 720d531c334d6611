import { endOfDigits, ZERO } from "./ascii";

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;
/** Days from 1970-01-01 to 2000-01-01. */
const DAYS_TO_2000 = 10_957;

const NO_NUMBER = -1_000_000;

const DASH = 45;
const COLON = 58;
const DOT = 46;
const PLUS = 43;
const T = 84;
const Z = 90;
/** RFC 3339 allows lower-case t and z. */
const SMALL = 32;

/** Returns the length of the RFC 3339 instant at a position, judged by its shape only. */
export function instantLength(bytes: Uint8Array, start: number): number {
  const end = bytes[start + 19] === DOT ? endOfDigits(bytes, start + 20) : start + 19;
  return end - start + (isLetter(bytes[end], Z) ? 1 : 6);
}

/** Returns the milliseconds since 1970 of an RFC 3339 instant with offset, in ASCII, of the years 2000–2099. NaN for
 *  anything else, such as a day or an hour that does not exist. Digits beyond the millisecond are cut off. */
export function readInstantMs(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 20) return NaN;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  const hour = twoDigits(bytes, start + 11);
  const minute = twoDigits(bytes, start + 14);
  const second = twoDigits(bytes, start + 17);
  const isShaped =
    bytes[start + 4] === DASH &&
    bytes[start + 7] === DASH &&
    isLetter(bytes[start + 10], T) &&
    bytes[start + 13] === COLON &&
    bytes[start + 16] === COLON;
  // A part that is no number is negative, and fails its comparison.
  const isDay = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1;
  const isTime = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
  if (!isShaped || !isDay || !isTime || day > daysIn(year, month)) return NaN;

  const offsetAt = bytes[start + 19] === DOT ? endOfDigits(bytes, start + 20) : start + 19;
  if (offsetAt === start + 20) return NaN;
  const leapDay = month > 2 && year % 4 === 0 ? 1 : 0;
  const years = year - FIRST_YEAR;
  const daysOfYears = DAYS_TO_2000 + years * 365 + Math.floor((years + 3) / 4);
  const days = daysOfYears + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + day - 1;
  const minutes = (days * 24 + hour) * 60 + minute - offsetMinutes(bytes, offsetAt, end);
  return (minutes * 60 + second) * 1000 + milliseconds(bytes, start + 20, offsetAt);
}

/** Returns the minutes east of UTC of `Z` or `±HH:MM`, or NaN when it is neither. */
function offsetMinutes(bytes: Uint8Array, at: number, end: number): number {
  const sign = bytes[at];
  if (isLetter(sign, Z)) return end === at + 1 ? 0 : NaN;
  if ((sign !== PLUS && sign !== DASH) || end !== at + 6 || bytes[at + 3] !== COLON) return NaN;
  const hours = twoDigits(bytes, at + 1);
  const minutes = twoDigits(bytes, at + 4);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return NaN;
  return sign === PLUS ? hours * 60 + minutes : -(hours * 60 + minutes);
}

function isLetter(byte: number | undefined, letter: number): boolean {
  return byte === letter || byte === letter + SMALL;
}

/** Returns the milliseconds that the digits from `at` up to `end`, if any, stand for. */
function milliseconds(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return 0;
  let value = 0;
  for (let place = 0; place < 3; place += 1)
    value = value * 10 + (at + place < end ? (bytes[at + place] ?? ZERO) - ZERO : 0);
  return value;
}

/** Returns a very negative number when one of them is not a digit, as integers are faster than NaN. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - ZERO;
  const ones = (bytes[at + 1] ?? 0) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_NUMBER;
}

/** Every fourth year of 2000–2099 is a leap year. */
function daysIn(year: number, month: number): number {
  return month === 2 && year % 4 === 0 ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}
