const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;
/** Days from 1970-01-01 to 2000-01-01. */
const DAYS_TO_2000 = 10_957;

/** Milliseconds since 1970 of an RFC 3339 instant with offset, of the years 2000–2099; NaN for anything else, such as a day or hour that
 *  does not exist. Digits after the millisecond are cut off. */
export function parseInstantMs(text: string): number {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  const isShaped =
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(10) === T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON;
  const isDay = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  const isTime = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
  if (!isShaped || !isDay || !isTime) return NaN;

  let at = 19;
  let milliseconds = 0;
  if (text.charCodeAt(at) === DOT) {
    const start = at + 1;
    at = start;
    for (let weight = 100; isDigit(text.charCodeAt(at)); weight = Math.floor(weight / 10), at += 1) {
      milliseconds += (text.charCodeAt(at) - ZERO) * weight;
    }
    if (at === start) return NaN;
  }
  const offsetMinutes = offset(text, at);
  const leapDay = month > 2 && year % 4 === 0 ? 1 : 0;
  const years = year - FIRST_YEAR;
  const days = DAYS_TO_2000 + years * 365 + Math.floor((years + 3) / 4) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + day - 1;
  return (((days * 24 + hour) * 60 + minute - offsetMinutes) * 60 + second) * 1000 + milliseconds;
}

const ZERO = 48;
const DASH = 45;
const COLON = 58;
const DOT = 46;
const PLUS = 43;
const T = 84;
const Z = 90;

/** Minutes east of UTC of `Z` or `±HH:MM` at the end of the text; NaN when it is neither. */
function offset(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === Z) return text.length === at + 1 ? 0 : NaN;
  if ((sign !== PLUS && sign !== DASH) || text.length !== at + 6 || text.charCodeAt(at + 3) !== COLON) return NaN;
  const hours = digits(text, at + 1, 2);
  const minutes = digits(text, at + 4, 2);
  if (!(hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59)) return NaN;
  return (sign === PLUS ? 1 : -1) * (hours * 60 + minutes);
}

/** The number of `count` digits at a place; negative when one of them is no digit. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index += 1) {
    const code = text.charCodeAt(index);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - ZERO;
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 57;
}

/** Every fourth year of 2000–2099 is a leap year. */
function daysIn(year: number, month: number): number {
  return month === 2 && year % 4 === 0 ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}
