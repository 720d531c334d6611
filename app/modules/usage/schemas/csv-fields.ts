/** One CSV record, its fields without their quotes. `next` is where the next record starts, `lines` how many lines the
 *  record spans. */
export type CsvFields =
  | { readonly kind: "read"; readonly fields: readonly Uint8Array[]; readonly next: number; readonly lines: number }
  /** The input ends before the record does. */
  | { readonly kind: "open" }
  /** A quote where none may stand. */
  | { readonly kind: "broken" };

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const COMMA = 44;

/** Reads one record according to RFC 4180 (commas, quotes, doubled quotes, line breaks inside quotes; LF or CRLF) from
 *  a position on. */
export function readCsvFields(bytes: Uint8Array, from: number): CsvFields {
  const fields: Uint8Array[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    const field = bytes[at] === QUOTE ? quotedField(bytes, at + 1) : plainField(bytes, at);
    if (field === "open" || field === "broken") return { kind: field };
    fields.push(field.value);
    lines += field.lineBreaks;
    at = field.end;
    if (bytes[at] === COMMA) {
      at += 1;
      continue;
    }
    if (bytes[at] === CARRIAGE_RETURN) at += 1;
    if (at >= bytes.length) return { kind: "open" };
    return bytes[at] === LINE_FEED ? { kind: "read", fields, next: at + 1, lines } : { kind: "broken" };
  }
}

type Field = { readonly value: Uint8Array; readonly end: number; readonly lineBreaks: number } | "open" | "broken";

function plainField(bytes: Uint8Array, start: number): Field {
  let end = start;
  while (end < bytes.length && !ENDS_FIELD.has(bytes[end] ?? 0)) end += 1;
  if (end >= bytes.length) return "open";
  return bytes[end] === QUOTE ? "broken" : { value: bytes.slice(start, end), end, lineBreaks: 0 };
}

const ENDS_FIELD: ReadonlySet<number> = new Set([COMMA, LINE_FEED, CARRIAGE_RETURN, QUOTE]);

/** `start` is the position after the opening quote. */
function quotedField(bytes: Uint8Array, start: number): Field {
  const value: number[] = [];
  let lineBreaks = 0;
  for (let at = start; ; at += 1) {
    // Whether a quote ends the field, only what follows tells.
    if (at + 1 >= bytes.length) return "open";
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE && bytes[at + 1] !== QUOTE) return { value: Uint8Array.from(value), end: at + 1, lineBreaks };
    if (byte === QUOTE) at += 1;
    if (byte === LINE_FEED) lineBreaks += 1;
    value.push(byte);
  }
}
