/** Returns whether a text fits on one line of a page, a document, an e-invoice or a mail: it has no control characters,
 *  line breaks, characters that change the text direction, or code points that are not characters. */
export function isSingleLineText(text: string): boolean {
  return !FORBIDDEN.test(text);
}

/** Returns the text with each run of spaces and characters that do not fit on one line replaced by a single space. A
 *  no-break space (U+00A0) is kept. */
export function toSingleLine(text: string): string {
  return text.replace(FORBIDDEN_OR_SPACES, " ").trim();
}

/** Returns whether a text contains a letter or a digit of any script. */
export function hasLetterOrDigit(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/u;
const FORBIDDEN_OR_SPACES = new RegExp(`(?:${FORBIDDEN.source}| )+`, "gu");
