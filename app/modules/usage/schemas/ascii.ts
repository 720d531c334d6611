/** The bytes of the characters in usage records. */
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const QUOTE = 34;
export const COMMA = 44;
export const ZERO = 48;
export const NINE = 57;

/** 1 for what an unquoted field may contain: printable ASCII without comma and quote. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 32 && byte <= 126 && byte !== COMMA && byte !== QUOTE ? 1 : 0,
);

/** Returns where the unquoted text from `start` on ends. */
export function endOfPlain(bytes: Uint8Array, start: number): number {
  let at = start;
  while (PLAIN[bytes[at] ?? 0] === 1) at += 1;
  return at;
}

/** Returns where the digits from `start` on end. */
export function endOfDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let byte = bytes[at] ?? 0; byte >= ZERO && byte <= NINE; byte = bytes[at] ?? 0) at += 1;
  return at;
}

/** Returns the integer that the digits spell, or -1 when there are none, more than 15, or it is above the maximum. */
export function wholeNumber(bytes: Uint8Array, start: number, end: number, max: number): number {
  if (end === start || end - start > 15) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) value = value * 10 + (bytes[at] ?? 0) - ZERO;
  return value <= max ? value : -1;
}

/** Returns whether the word, followed by a comma, is at that position. */
export function isWordAt(bytes: Uint8Array, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (bytes[start + at] !== word.charCodeAt(at)) return false;
  return bytes[start + word.length] === COMMA;
}
