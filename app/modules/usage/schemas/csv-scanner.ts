/** What the scanner found, in order. Fields and text come as they went in: one character a byte when the input was read as such. */
export type CsvSink = {
  /** A record with the wanted number of fields. `text` is the record as it stood, without its line end. The array is used again for the
   *  next record. */
  readonly record: (fields: readonly string[], text: string, line: number) => void;
  /** A record that can't be read; `text` is its beginning. */
  readonly fault: (fault: CsvFault, text: string, line: number) => void;
};

export type CsvFault = "malformed-line" | "line-too-long";

export type CsvScanner = {
  readonly push: (text: string) => void;
  /** The last record needs no line end. */
  readonly end: () => void;
};

/** Longest record, in characters. Bounds what is kept of an endless line. */
const MAX_RECORD_LENGTH = 65_536;
const KEPT_OF_FAULT = 1_000;

/** Reads CSV (RFC 4180: commas, quotes, doubled quotes, line breaks inside quotes; LF or CRLF) as it arrives, at constant memory. Lines
 *  count from 1; empty ones are skipped. A quote that is never closed costs its own line alone: reading goes on at the next. */
export function createCsvScanner(fieldCount: number, sink: CsvSink): CsvScanner {
  const fields: string[] = new Array<string>(fieldCount).fill("");
  let rest = "";
  let line = 1;
  let isSkipping = false;

  const scan = (buffer: string, isEnd: boolean): string => {
    let at = 0;
    let quote = buffer.indexOf('"');
    for (;;) {
      const lineEnd = buffer.indexOf("\n", at);
      if (lineEnd < 0) return buffer.slice(at);
      if (isSkipping) {
        isSkipping = false;
        line += 1;
      } else if (quote >= at && quote < lineEnd) {
        const next = quotedRecord(buffer, at, isEnd);
        if (next < 0) return buffer.slice(at);
        at = next;
        quote = buffer.indexOf('"', at);
        continue;
      } else {
        plainRecord(buffer, at, lineEnd);
        line += 1;
      }
      at = lineEnd + 1;
      if (quote >= 0 && quote < at) quote = buffer.indexOf('"', at);
    }
  };

  const plainRecord = (buffer: string, from: number, lineEnd: number): void => {
    const to = buffer.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN && lineEnd > from ? lineEnd - 1 : lineEnd;
    if (to === from) return;
    const text = buffer.slice(from, to);
    if (to - from > MAX_RECORD_LENGTH) return sink.fault("line-too-long", text.slice(0, KEPT_OF_FAULT), line);
    let field = 0;
    let start = from;
    for (let at = from; at < to; at += 1) {
      if (buffer.charCodeAt(at) !== COMMA) continue;
      if (field < fieldCount) fields[field] = buffer.slice(start, at);
      field += 1;
      start = at + 1;
    }
    if (field !== fieldCount - 1) return sink.fault("malformed-line", text.slice(0, KEPT_OF_FAULT), line);
    fields[field] = buffer.slice(start, to);
    sink.record(fields, text, line);
  };

  /** Reads a record that has a quote on its first line; answers where the next one starts, -1 when more text is needed. */
  const quotedRecord = (buffer: string, from: number, isEnd: boolean): number => {
    const read = readQuoted(buffer, from);
    if (read.kind === "open" && !isEnd && buffer.length - from <= MAX_RECORD_LENGTH) return -1;
    if (read.kind === "closed" && read.fields.length === fieldCount && read.next - from <= MAX_RECORD_LENGTH) {
      sink.record(read.fields, withoutLineEnd(buffer.slice(from, read.next)), line);
      line += countLines(buffer, from, read.next);
      return read.next;
    }
    const next = buffer.indexOf("\n", from) + 1;
    sink.fault("malformed-line", withoutLineEnd(buffer.slice(from, Math.min(next, from + KEPT_OF_FAULT))), line);
    line += 1;
    return next;
  };

  return {
    push: (text) => {
      rest = scan(rest === "" ? text : rest + text, false);
      if (isSkipping) rest = "";
      else if (rest.length > 2 * MAX_RECORD_LENGTH) {
        sink.fault("line-too-long", rest.slice(0, KEPT_OF_FAULT), line);
        isSkipping = true;
        rest = "";
      }
    },
    end: () => {
      if (isSkipping) isSkipping = false;
      else if (rest !== "") scan(`${rest}\n`, true);
      rest = "";
    },
  };
}

const CARRIAGE_RETURN = 13;
const COMMA = 44;

type QuotedRecord =
  | { readonly kind: "closed"; readonly fields: string[]; readonly next: number }
  | { readonly kind: "open" }
  | { readonly kind: "broken" };

/** One record by RFC 4180. `open`: the text ends inside quotes. `broken`: a quote where none may stand. */
function readQuoted(buffer: string, from: number): QuotedRecord {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    let value: string;
    if (buffer.startsWith('"', at)) {
      const close = closingQuote(buffer, at + 1);
      if (close < 0) return { kind: "open" };
      value = buffer.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
    } else {
      const start = at;
      while (at < buffer.length && !END_OF_FIELD.includes(buffer.charAt(at))) at += 1;
      value = buffer.slice(start, at);
      if (value.includes('"')) return { kind: "broken" };
    }
    fields.push(value);
    const end = endOfLine(buffer, at);
    if (end > 0) return { kind: "closed", fields, next: end };
    if (at >= buffer.length) return { kind: "open" };
    if (buffer.charAt(at) !== ",") return { kind: "broken" };
    at += 1;
  }
}

const END_OF_FIELD = ",\r\n";

/** Place of the quote that ends a quoted field; -1: it does not end here. A last quote may be half of a doubled one. */
function closingQuote(buffer: string, from: number): number {
  let at = buffer.indexOf('"', from);
  while (at >= 0 && buffer.startsWith('"', at + 1)) at = buffer.indexOf('"', at + 2);
  return at === buffer.length - 1 ? -1 : at;
}

/** Where the next record starts when a line ends at this place, else 0. */
function endOfLine(buffer: string, at: number): number {
  if (buffer.startsWith("\n", at)) return at + 1;
  return buffer.startsWith("\r\n", at) ? at + 2 : 0;
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, "");
}

function countLines(buffer: string, from: number, to: number): number {
  let count = 0;
  for (let at = buffer.indexOf("\n", from); at >= 0 && at < to; at = buffer.indexOf("\n", at + 1)) count += 1;
  return count;
}
