import { isUtf8 } from "node:buffer";

import { tooLarge, unreadable, type BodyFault } from "./body-fault.server";

/** Longer than any field name in a form of the portal. */
const MAX_NAME_LENGTH = 200;

/** Returns why a form (`application/x-www-form-urlencoded`) is refused, or null when it may be parsed: at most
 *  `mostFields` fields, counted before parsing, and valid UTF-8 text without a NUL. */
export function formFault(body: Buffer, mostFields: number): BodyFault | null {
  if (hasMoreFields(body, mostFields)) return tooLarge(`A form here has at most ${String(mostFields)} fields.`);
  if (!isUtf8(body)) return unreadable("The form is not UTF-8.");
  const written = body.toString();
  if (!isDecodable(written)) return unreadable("The form holds characters that are not encoded as they should be.");
  if (written.split("&").some((field) => nameLength(field) > MAX_NAME_LENGTH))
    return tooLarge("A field's name is too long.");
  return null;
}

function hasMoreFields(body: Buffer, most: number): boolean {
  let at = -1;
  for (let fields = 1; fields <= most; fields += 1) {
    at = body.indexOf(AMPERSAND, at + 1);
    if (at < 0) return false;
  }
  return true;
}

const AMPERSAND = 0x26;

/** Text in the database cannot contain a NUL. */
function isDecodable(written: string): boolean {
  try {
    return !decodeURIComponent(written).includes("\0");
  } catch {
    return false;
  }
}

function nameLength(field: string): number {
  const end = field.indexOf("=");
  return end < 0 ? field.length : end;
}
