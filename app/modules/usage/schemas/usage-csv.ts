import type { RejectReason, UsageRecord } from "../domain/usage-record";
import { createCsvScanner, type CsvFault } from "./csv-scanner";
import { parseUsageFields, USAGE_COLUMNS } from "./usage-record-csv";

/** What a usage file holds, line by line. `text`: the line as it stood, one character a byte. */
export type UsageSink = {
  readonly record: (record: UsageRecord, text: string, line: number) => void;
  /** A line of ten fields with an impossible value. */
  readonly rejected: (reason: RejectReason, fields: readonly string[], text: string, line: number) => void;
  /** A line that has no ten fields. */
  readonly unreadable: (reason: CsvFault, text: string, line: number) => void;
};

/** A file that is not a usage file at all: nothing of it can be taken. */
export class NotAUsageFile extends Error {
  override name = "NotAUsageFile";
}

/** Reads a usage file as it arrives, one character a byte (`latin1`), at constant memory. Throws NotAUsageFile when its first line is not the
 *  header. */
export function createUsageReader(sink: UsageSink): { readonly push: (text: string) => void; readonly end: () => void } {
  /** Too short yet to tell whether it begins with a byte order mark; null: it was told. */
  let head: string | null = "";
  let hasHeader = false;
  const scanner = createCsvScanner(USAGE_COLUMNS.length, {
    record: (fields, text, line) => {
      if (!hasHeader) {
        if (fields.join() !== USAGE_COLUMNS.join()) throw noHeader(text);
        hasHeader = true;
        return;
      }
      const parsed = parseUsageFields(fields);
      if (typeof parsed === "string") sink.rejected(parsed, fields, text, line);
      else sink.record(parsed, text, line);
    },
    fault: (fault, text, line) => {
      if (!hasHeader) throw noHeader(text);
      sink.unreadable(fault, text, line);
    },
  });
  return {
    push: (text) => {
      if (head === null) return scanner.push(text);
      head += text;
      if (head.length < BYTE_ORDER_MARK.length) return;
      scanner.push(withoutByteOrderMark(head));
      head = null;
    },
    end: () => {
      if (head !== null) scanner.push(head);
      scanner.end();
      if (!hasHeader) throw noHeader("");
    },
  };
}

const BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
const UTF_16_MARKS = ["\u00ff\u00fe", "\u00fe\u00ff"];

function withoutByteOrderMark(text: string): string {
  if (UTF_16_MARKS.some((mark) => text.startsWith(mark))) {
    throw new NotAUsageFile("The usage is UTF-16; it must be UTF-8");
  }
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}

function noHeader(found: string): NotAUsageFile {
  const shown = found === "" ? "nothing" : JSON.stringify(found.slice(0, 80));
  return new NotAUsageFile(`The first line must be the header "${USAGE_COLUMNS.join()}"; found ${shown}`);
}
