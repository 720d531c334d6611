/** A number as a record contains it, in normalised form: ASCII digits in `bytes` from `start` up to `end`. It has no
 *  digits when it was withheld or does not apply. */
export type PhoneNumber = {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** What the digits are: those after +31 without a trunk 0 (`201234567`), all digits of a foreign number
   *  (`442079460123`), or a Dutch short number (`112`, `1850`, `14020`). Different notations of a number have the same
   *  digits. */
  readonly kind: "dutch" | "abroad" | "short";
  /** The E.164 digits as an integer, or 0 for a short number. */
  readonly e164: number;
};

export type MutablePhoneNumber = { -readonly [K in keyof PhoneNumber]: PhoneNumber[K] };

const ZERO = 48;
const ONE = 49;
const THREE = 51;
const NINE = 57;
const PLUS = 43;
/** The fewest digits of an E.164 number. */
const MIN_DIGITS = 4;
const MAX_DIGITS = 15;
const NETHERLANDS = 31;
const HEAD_DIGITS = 7;
const TEN_TO = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8] as const;

/** Parses a number. Throws a RangeError when the text is not one. */
export function phoneNumber(text: string): PhoneNumber {
  const number = findPhoneNumber(text);
  if (number === null) throw new RangeError(`Not a number: ${JSON.stringify(text)}`);
  return number;
}

/** Parses a number. Null when the text is not one. */
export function findPhoneNumber(text: string): PhoneNumber | null {
  const number = noNumber();
  const bytes = new TextEncoder().encode(text);
  return readPhoneNumber(number, bytes, 0) && number.end === bytes.length ? number : null;
}

export function noNumber(): MutablePhoneNumber {
  return { bytes: new Uint8Array(0), start: 0, end: 0, kind: "short", e164: 0 };
}

export function hasDigits(number: PhoneNumber): boolean {
  return number.end > number.start;
}

/** Fills `number` with the number in `bytes` from `start` up to the first byte that cannot belong to it (`end`). It
 *  accepts E.164 with + or 00, a Dutch number with its leading 0, and a Dutch short number; a trunk 0 after 31 is
 *  dropped (R6.6). Returns false, leaving `number` without digits, for anything else. */
export function readPhoneNumber(number: MutablePhoneNumber, bytes: Uint8Array, start: number): boolean {
  const isPlus = bytes[start] === PLUS;
  const isZero = bytes[start] === ZERO;
  const isDoubleZero = isZero && bytes[start + 1] === ZERO;
  number.bytes = bytes;
  number.e164 = 0;
  if (isPlus || isDoubleZero) {
    const from = isPlus ? start + 1 : start + 2;
    if (bytes[from] !== THREE || bytes[from + 1] !== ONE) return readDigits(number, "abroad", from, 0);
    return readDigits(number, "dutch", bytes[from + 2] === ZERO ? from + 3 : from + 2, NETHERLANDS);
  }
  return isZero ? readDigits(number, "dutch", start + 1, NETHERLANDS) : readShort(number, start);
}

/** Reads E.164: `before` and the digits after it, the first of which is not 0. */
function readDigits(number: MutablePhoneNumber, kind: "dutch" | "abroad", from: number, before: number): boolean {
  const { bytes } = number;
  // The first digits and the others apart: small whole numbers are quick.
  let head = before;
  let at = from;
  const split = from + HEAD_DIGITS;
  while (at < split && isDigit(bytes[at])) {
    head = head * 10 + (bytes[at] ?? 0) - ZERO;
    at += 1;
  }
  let tail = 0;
  for (let digits = 0; isDigit(bytes[at]); at += 1, digits += 1) {
    if (digits <= HEAD_DIGITS) tail = tail * 10 + (bytes[at] ?? 0) - ZERO;
  }
  const length = at - from + (before === 0 ? 0 : 2);
  const isNumber = bytes[from] !== ZERO && length >= MIN_DIGITS && length <= MAX_DIGITS;
  number.kind = kind;
  number.start = from;
  number.end = isNumber ? at : from;
  if (isNumber) number.e164 = head * (TEN_TO[Math.max(at - split, 0)] ?? 1) + tail;
  return isNumber;
}

/** Reads 3 to 6 digits (`112`, `144`, messages to `4411`): 116xxx has 6, 18xy has 4, and 14 with an area code has 5 or
 *  6. */
function readShort(number: MutablePhoneNumber, start: number): boolean {
  const { bytes } = number;
  let end = start;
  while (isDigit(bytes[end])) end += 1;
  number.kind = "short";
  number.start = start;
  number.end = isShortNumber(bytes, start, end - start) ? end : start;
  return number.end > start;
}

const MIN_SHORT = 3;
const MAX_SHORT = 6;
/** The length of 14 with an area code. 144 is the only other number that starts with 14. */
const AREA_SHORT = 5;

function isShortNumber(bytes: Uint8Array, start: number, length: number): boolean {
  const first = (bytes[start] ?? 0) - ZERO;
  const second = (bytes[start + 1] ?? 0) - ZERO;
  const third = (bytes[start + 2] ?? 0) - ZERO;
  if (length < MIN_SHORT || length > MAX_SHORT) return false;
  if (first === 1 && second === 8) return length === 4;
  if (first === 1 && second === 1 && third === 6) return length === 6;
  if (first === 1 && second === 4) return third === 0 ? length >= AREA_SHORT : third === 4 && length === MIN_SHORT;
  return true;
}

function isDigit(byte = 0): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** Returns the number in E.164 or, for a short number, as dialled; empty without digits. Parsing it gives the same
 *  number. */
export function numberText(number: PhoneNumber): string {
  if (number.e164 > 0) return `+${number.e164.toString()}`;
  return String.fromCharCode(...number.bytes.subarray(number.start, number.end));
}

/** "+31201234567" → 31201234567. Throws a RangeError when the text is not E.164. */
export function e164Of(text: string): number {
  if (!isE164(text)) throw new RangeError(`Not a number in E.164: ${JSON.stringify(text)}`);
  return Number(text.slice(1));
}

/** Returns whether the text is a number in normalised form, with + and without a trunk 0. */
export function isE164(text: string): boolean {
  const number = findPhoneNumber(text);
  return number !== null && number.e164 > 0 && numberText(number) === text;
}
