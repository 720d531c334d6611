/** `closed`: a whole record; its fields lie unquoted in `bytes`. `open`: the input ends inside it. `broken`: a quote where none may stand, or
 *  another number of fields. */
export type QuotedRecord =
  | { readonly kind: "closed"; readonly bytes: Uint8Array; readonly next: number; readonly lines: number }
  | { readonly kind: "open" }
  | { readonly kind: "broken" };

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const COMMA = 44;
const OPEN: QuotedRecord = { kind: "open" };
const BROKEN: QuotedRecord = { kind: "broken" };

/** Reads one record by RFC 4180 from a place on, and fills in where its fields start and end. */
export function quotedRecord(
  buffer: Uint8Array,
  from: number,
  fieldCount: number,
  starts: Int32Array,
  ends: Int32Array,
): QuotedRecord {
  const text: number[] = [];
  let at = from;
  let lines = 1;
  for (let field = 0; field < fieldCount; field += 1) {
    starts[field] = text.length;
    const isQuoted = buffer[at] === QUOTE;
    if (isQuoted) at += 1;
    for (; ; at += 1) {
      if (at >= buffer.length) return OPEN;
      const byte = buffer[at] ?? 0;
      if (isQuoted && byte === QUOTE) {
        // Whether it ends the field, only what follows tells.
        if (at + 1 >= buffer.length) return OPEN;
        if (buffer[at + 1] !== QUOTE) break;
        at += 1;
      } else if (!isQuoted) {
        if (byte === QUOTE) return BROKEN;
        if (byte === COMMA || byte === LINE_FEED || byte === CARRIAGE_RETURN) break;
      } else if (byte === LINE_FEED) lines += 1;
      text.push(byte);
    }
    if (isQuoted) at += 1;
    ends[field] = text.length;
    if (field < fieldCount - 1) {
      if (buffer[at] !== COMMA) return BROKEN;
      at += 1;
    }
  }
  if (buffer[at] === CARRIAGE_RETURN) at += 1;
  if (at >= buffer.length) return OPEN;
  if (buffer[at] !== LINE_FEED) return BROKEN;
  return { kind: "closed", bytes: Uint8Array.from(text), next: at + 1, lines };
}
