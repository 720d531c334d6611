import { isUtf8 } from "node:buffer";

import { tooLarge, unreadable, type BodyFault } from "./body-fault.server";

/** More than any body of the API needs: a request has lines, a line has options and names. */
const LIMITS = { depth: 12, inOne: 2_000, inAll: 50_000 } as const;

/** Returns why a JSON body is refused, or null when it may be parsed. It measures depth and breadth in one pass before
 *  anything is parsed, and refuses text that the database cannot store: invalid UTF-8, a NUL, half of a surrogate pair.
 *  Whether it is valid JSON is left to the parser. */
export function jsonFault(body: Buffer): BodyFault | null {
  if (!isUtf8(body)) return unreadable("The body is not UTF-8.");
  const wide: number[] = [];
  let commas = 0;
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at];
    if (sign === QUOTE) {
      at = endOfText(body, at);
      if (at < 0) return unreadable("A text holds a character that is none: a NUL, or half of a pair.");
    } else if (sign === OPEN_ARRAY || sign === OPEN_OBJECT) {
      if (wide.push(0) > LIMITS.depth) return tooLarge(`JSON here is at most ${String(LIMITS.depth)} levels deep.`);
    } else if (sign === CLOSE_ARRAY || sign === CLOSE_OBJECT) {
      wide.pop();
    } else if (sign === COMMA) {
      const found = (wide.pop() ?? 0) + 1;
      wide.push(found);
      commas += 1;
      if (found >= LIMITS.inOne) return tooLarge(`A list here has at most ${String(LIMITS.inOne)} values.`);
      if (commas >= LIMITS.inAll) return tooLarge(`JSON here has at most ${String(LIMITS.inAll)} values.`);
    }
  }
  return null;
}

const [QUOTE, BACKSLASH, COMMA, LETTER_U] = [0x22, 0x5c, 0x2c, 0x75];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Returns where the text that opens at `start` closes, or the end of the body; -1 when it contains an invalid
 *  character. */
function endOfText(body: Buffer, start: number): number {
  for (let at = start + 1; at < body.length; at += 1) {
    if (body[at] === QUOTE) return at;
    if (body[at] !== BACKSLASH) continue;
    at += 1;
    if (body[at] !== LETTER_U) continue;
    const unit = escapedUnit(body, at);
    if (unit === 0 || isLowSurrogate(unit)) return -1;
    at += 4;
    if (!isHighSurrogate(unit)) continue;
    if (body[at + 1] !== BACKSLASH || body[at + 2] !== LETTER_U || !isLowSurrogate(escapedUnit(body, at + 2)))
      return -1;
    at += 6;
  }
  return body.length;
}

/** Returns the code unit of `uXXXX` at a position, or NaN when the digits are invalid. */
function escapedUnit(body: Buffer, at: number): number {
  const digits = body.toString("latin1", at + 1, at + 5);
  return /^[0-9a-f]{4}$/i.test(digits) ? parseInt(digits, 16) : NaN;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
