import { quotedRecord } from "./csv-quotes";

/** One record as it stands in the input; used again for the next one. Field n lies in `bytes` from `starts[n]` up to `ends[n]`, without quotes;
 *  the record as written, without its line end, in `source` from `from` up to `to`. */
export type CsvRecord = {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly source: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Of the first line of the record, from 1. */
  readonly line: number;
};

/** What the scanner found, in order. */
export type CsvSink = {
  readonly record: (record: CsvRecord) => void;
  /** A record without the wanted number of fields; `start` is its beginning. */
  readonly fault: (fault: CsvFault, start: Uint8Array, line: number) => void;
};

export type CsvFault = "malformed-line" | "line-too-long";

export type CsvScanner = {
  readonly push: (bytes: Uint8Array) => void;
  /** The last record needs no line end. */
  readonly end: () => void;
};

/** Longest record, in bytes. Bounds what is kept of an endless line. */
export const MAX_RECORD_LENGTH = 65_536;
const CAPACITY = 4 * MAX_RECORD_LENGTH;
const KEPT_OF_FAULT = 1_000;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const COMMA = 44;

/** Reads CSV (RFC 4180: commas, quotes, doubled quotes, line breaks inside quotes; LF or CRLF) as it arrives, at constant memory. Empty lines
 *  are skipped. A quote that is never closed costs its own line alone: reading goes on at the next. */
export function createCsvScanner(fieldCount: number, sink: CsvSink): CsvScanner {
  /** What came in and is not read yet, from 0 up to `length`. */
  const buffer = new Uint8Array(CAPACITY);
  let length = 0;
  const starts = new Int32Array(fieldCount);
  const ends = new Int32Array(fieldCount);
  const record = { bytes: buffer, starts, ends, source: buffer, from: 0, to: 0, line: 1 };
  let line = 1;
  /** Inside a line that is too long. */
  let isSkipping = false;

  /** Answers where the first record that is not complete starts. */
  const scan = (isEnd: boolean): number => {
    const limit = length;
    let at = isSkipping ? endOfSkipped() : 0;
    while (at < limit) {
      let commas = 0;
      let byte = 0;
      let index = at;
      starts[0] = at;
      for (; index < limit; index += 1) {
        byte = buffer[index] ?? 0;
        if (byte > COMMA) continue;
        if (byte === COMMA) {
          ends[commas] = index;
          commas += 1;
          starts[commas] = index + 1;
        } else if (byte === LINE_FEED || byte === QUOTE) break;
      }
      if (index === limit) return at;
      if (byte === QUOTE) {
        const next = quoted(at, isEnd);
        if (next < 0) return at;
        at = next;
      } else {
        plain(at, index, commas);
        at = index + 1;
      }
    }
    return at;
  };

  const plain = (from: number, lineEnd: number, commas: number): void => {
    const to = lineEnd > from && buffer[lineEnd - 1] === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
    if (to - from > MAX_RECORD_LENGTH) fault("line-too-long", from, to);
    else if (commas === fieldCount - 1) {
      ends[commas] = to;
      record.bytes = buffer;
      emit(from, to);
    } else if (to > from) fault("malformed-line", from, to);
    line += 1;
  };

  /** A record with a quote on its first line. Answers where the next one starts; -1 when more text is needed. */
  const quoted = (from: number, isEnd: boolean): number => {
    const unread = buffer.subarray(0, length);
    const read = quotedRecord(unread, from, fieldCount, starts, ends);
    if (read.kind === "open" && !isEnd && length - from <= MAX_RECORD_LENGTH) return -1;
    if (read.kind === "closed" && read.next - from <= MAX_RECORD_LENGTH) {
      record.bytes = read.bytes;
      emit(from, buffer[read.next - 2] === CARRIAGE_RETURN ? read.next - 2 : read.next - 1);
      line += read.lines;
      return read.next;
    }
    const lineEnd = unread.indexOf(LINE_FEED, from);
    if (lineEnd < 0) return -1;
    fault("malformed-line", from, lineEnd);
    line += 1;
    return lineEnd + 1;
  };

  const emit = (from: number, to: number): void => {
    record.from = from;
    record.to = to;
    record.line = line;
    sink.record(record);
  };
  const fault = (kind: CsvFault, from: number, to: number): void =>
    sink.fault(kind, buffer.slice(from, Math.min(to, from + KEPT_OF_FAULT)), line);

  const endOfSkipped = (): number => {
    const lineEnd = buffer.subarray(0, length).indexOf(LINE_FEED);
    if (lineEnd < 0) return length;
    isSkipping = false;
    line += 1;
    return lineEnd + 1;
  };

  const read = (isEnd: boolean): void => {
    const at = scan(isEnd);
    buffer.copyWithin(0, at, length);
    length -= at;
    if (length <= 2 * MAX_RECORD_LENGTH) return;
    fault("line-too-long", 0, length);
    isSkipping = true;
    length = 0;
  };

  return {
    push: (bytes) => {
      for (let at = 0; at < bytes.length; at += MAX_RECORD_LENGTH) {
        const part = bytes.subarray(at, at + MAX_RECORD_LENGTH);
        buffer.set(part, length);
        length += part.length;
        read(false);
      }
    },
    end: () => {
      buffer[length] = LINE_FEED;
      length += 1;
      read(true);
    },
  };
}
