import type { RejectReason, UsageRecord } from "../domain/usage-record";
import { createCsvScanner, type CsvFault, type CsvRecord, type CsvScanner } from "./csv-scanner";
import { createUsageLineReader, fieldText, USAGE_COLUMNS } from "./usage-line";

/** What a usage file holds, in order. Records and lines are used again for the next one. */
export type UsageSink = {
  readonly record: (record: UsageRecord, line: CsvRecord) => void;
  /** Ten fields, one of them impossible. */
  readonly rejected: (reason: RejectReason, line: CsvRecord) => void;
  /** Not ten fields. `start`: how the line begins. */
  readonly unreadable: (reason: CsvFault, start: Uint8Array, line: number) => void;
};

/** A file that is not a usage file at all: nothing of it can be taken. */
export class NotAUsageFile extends Error {
  override name = "NotAUsageFile";
}

/** Reads a usage file as it arrives, at constant memory. Throws NotAUsageFile when its first line is not the header. */
export function createUsageReader(sink: UsageSink): CsvScanner {
  const readLine = createUsageLineReader();
  let hasHeader = false;
  /** Too short yet to tell whether it begins with a byte order mark; null: that was told. */
  let head: Uint8Array | null = new Uint8Array(0);
  const scanner = createCsvScanner(USAGE_COLUMNS.length, {
    record: (line) => {
      if (!hasHeader) {
        hasHeader = isHeader(line);
        return;
      }
      const read = readLine(line);
      if (typeof read === "string") sink.rejected(read, line);
      else sink.record(read, line);
    },
    fault: (fault, start, line) => {
      if (!hasHeader) throw noHeader(start);
      sink.unreadable(fault, start, line);
    },
  });
  return {
    push: (bytes) => {
      if (head === null) return scanner.push(bytes);
      head = Uint8Array.from([...head, ...bytes.subarray(0, BYTE_ORDER_MARK.length)]);
      const known = head.length - Math.min(bytes.length, BYTE_ORDER_MARK.length);
      if (head.length < BYTE_ORDER_MARK.length) return;
      const isMarked = BYTE_ORDER_MARK.every((byte, at) => head?.[at] === byte);
      refuseUtf16(head);
      if (known > 0 && !isMarked) scanner.push(head.subarray(0, known));
      scanner.push(isMarked ? bytes.subarray(BYTE_ORDER_MARK.length - known) : bytes);
      head = null;
    },
    end: () => {
      if (head !== null && head.length > 0) scanner.push(head);
      scanner.end();
      if (!hasHeader) throw noHeader(new Uint8Array(0));
    },
  };
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

function isHeader(line: CsvRecord): true {
  if (USAGE_COLUMNS.every((column, field) => fieldText(line, field) === column)) return true;
  throw noHeader(line.source.subarray(line.from, line.to));
}

function refuseUtf16(head: Uint8Array): void {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (isUtf16) throw new NotAUsageFile("The usage is UTF-16; it must be UTF-8");
}

function noHeader(found: Uint8Array): NotAUsageFile {
  const shown = found.length === 0 ? "nothing" : JSON.stringify(new TextDecoder().decode(found.subarray(0, 80)));
  return new NotAUsageFile(`The first line must be the header "${USAGE_COLUMNS.join()}"; found ${shown}`);
}
