/** Whether a text can stand on one line of a page, a document, an e-invoice and a mail: no control character and no line break, none that
 *  turns the direction of what follows, and nothing that is no character at all. */
export function isSingleLineText(text: string): boolean {
  return !FORBIDDEN.test(text);
}

/** A text as it can stand on one line: a space for whatever can't. A space that holds words together (U+00A0) stays. */
export function toSingleLine(text: string): string {
  return text.replace(FORBIDDEN_OR_SPACES, " ").trim();
}

/** Whether a text says something: it holds a letter or a digit, of whatever script. */
export function hasLetterOrDigit(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/u;
const FORBIDDEN_OR_SPACES = new RegExp(`(?:${FORBIDDEN.source}| )+`, "gu");
