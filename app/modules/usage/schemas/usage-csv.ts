import type { RejectReason, UsageRecord } from "../domain/usage-record";
import { CARRIAGE_RETURN, LINE_FEED } from "./ascii";
import { readCsvFields } from "./csv-fields";
import { asPlainLine, recordIdOf, recordIdProblem } from "./record-id";
import { checkHeader, notAHeader } from "./usage-header";
import { createUsageLineReader, USAGE_COLUMNS } from "./usage-line";

/** A line as it was: `bytes` from `start` up to `end`, without its line end. `number` is that of its first line,
 *  counting from 1. `recordId` is null when it is not text. */
export type UsageLine = {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly recordId: () => string | null;
};

/** Receives the contents of a usage file, in order. Records and lines are reused for the next one. */
export type UsageSink = {
  readonly record: (record: UsageRecord, line: UsageLine) => void;
  /** Receives a line of ten fields, one of which is impossible. */
  readonly rejected: (reason: RejectReason, line: UsageLine) => void;
  /** Receives a line that does not have ten fields. `start` is its beginning. */
  readonly unreadable: (reason: LineFault, start: Uint8Array, lineNumber: number) => void;
};

export type LineFault = "malformed-line" | "line-too-long";

export type UsageReader = {
  readonly push: (bytes: Uint8Array) => void;
  /** Ends the file. The last line needs no line end. */
  readonly end: () => void;
};

/** The longest record, in bytes. It limits the memory used for an endless line. */
export const MAX_RECORD_LENGTH = 65_536;
const CAPACITY = 4 * MAX_RECORD_LENGTH;
const KEPT_OF_FAULT = 1_000;

/** Reads a usage file (RFC 4180, LF or CRLF) as it arrives, in constant memory. Empty lines are skipped. A quote that
 *  is never closed spoils only its own line: reading continues with the next one. Throws NotAUsageFile when the first
 *  line is not the header. */
export function createUsageReader(sink: UsageSink): UsageReader {
  /** What came in and is not read yet, from 0 up to `length`; a line feed stands behind it, so that reading a line always ends. */
  const buffer = new Uint8Array(CAPACITY);
  let length = 0;
  let hasHeader = false;
  /** Inside a line that is too long. */
  let isSkipping = false;
  const plain = createUsageLineReader();
  const recordId = (): string | null => recordIdOf(buffer.subarray(line.start, line.end));
  const line = { bytes: buffer, start: 0, end: 0, number: 1, recordId };

  /** Answers where the first record that is not complete starts. */
  const readLines = (isEnd: boolean): number => {
    let at = isSkipping ? endOfSkipped() : 0;
    while (at < length) {
      const lineEnd = hasHeader ? plain.read(buffer, at) : -1;
      if (lineEnd < 0) {
        const next = readOther(at, isEnd);
        if (next < 0) return at;
        at = next;
      } else if (lineEnd === length) return at;
      else {
        line.start = at;
        line.end = buffer[lineEnd - 1] === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
        sink.record(plain.record, line);
        line.number += 1;
        at = lineEnd + 1;
      }
    }
    return at;
  };

  /** A line that is no plain record. Answers where the next one starts; negative when more input is needed. */
  const readOther = (at: number, isEnd: boolean): number => {
    const read = readCsvFields(buffer.subarray(0, length), at);
    if (read.kind === "open" && !isEnd && length - at <= MAX_RECORD_LENGTH) return -1;
    if (read.kind !== "read") return skipLine(at);
    line.start = at;
    line.end = buffer[read.next - 2] === CARRIAGE_RETURN ? read.next - 2 : read.next - 1;
    if (line.end > line.start) judge(read.fields);
    line.number += read.lines;
    return read.next;
  };

  const judge = (fields: readonly Uint8Array[]): void => {
    if (!hasHeader) {
      checkHeader(fields);
      hasHeader = true;
    } else if (line.end - line.start > MAX_RECORD_LENGTH) unreadable("line-too-long", line.start, line.end);
    else if (fields.length !== USAGE_COLUMNS.length) unreadable("malformed-line", line.start, line.end);
    else {
      const problem = recordIdProblem(fields[0] ?? buffer);
      if (problem !== null) sink.rejected(problem, line);
      else if (plain.read(asPlainLine(fields), 0) < 0) sink.rejected(plain.reason(), line);
      else sink.record(plain.record, line);
    }
  };

  /** A line with a quote where none may stand, or one that is never closed. */
  const skipLine = (at: number): number => {
    const lineEnd = buffer.indexOf(LINE_FEED, at);
    if (lineEnd >= length) return -1;
    unreadable("malformed-line", at, lineEnd);
    line.number += 1;
    return lineEnd + 1;
  };

  const endOfSkipped = (): number => {
    const lineEnd = buffer.indexOf(LINE_FEED);
    if (lineEnd >= length) return length;
    isSkipping = false;
    line.number += 1;
    return lineEnd + 1;
  };

  const unreadable = (fault: LineFault, from: number, to: number): void => {
    const start = buffer.slice(from, Math.min(to, from + KEPT_OF_FAULT));
    if (!hasHeader) throw notAHeader(start);
    sink.unreadable(fault, start, line.number);
  };

  const read = (isEnd: boolean): void => {
    buffer[length] = LINE_FEED;
    const at = readLines(isEnd);
    buffer.copyWithin(0, at, length);
    length -= at;
    if (length <= 2 * MAX_RECORD_LENGTH) return;
    unreadable("line-too-long", 0, length);
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
      if (!hasHeader) throw notAHeader(buffer.subarray(0, 0));
    },
  };
}
