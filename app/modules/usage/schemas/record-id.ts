import type { RejectReason } from "../domain/usage-record";
import { COMMA, endOfPlain, LINE_FEED } from "./ascii";
import { readCsvFields } from "./csv-fields";
import { MAX_RECORD_ID_LENGTH } from "./usage-line";

/** Returns what is wrong with a record id, or null for any UTF-8 text without control characters. */
export function recordIdProblem(id: Uint8Array): RejectReason | null {
  if (id.length === 0 || id.length > MAX_RECORD_ID_LENGTH) return "bad-record-id";
  const text = decodedOrNull(id);
  if (text === null) return "bad-encoding";
  return CONTROL.test(text) ? "bad-record-id" : null;
}

/** Returns the record id of a line of usage, or null when it has none that is text. */
export function recordIdOf(line: Uint8Array): string | null {
  const end = endOfPlain(line, 0);
  if (end < line.length && line[end] === COMMA) return String.fromCharCode(...line.subarray(0, end));
  const read = readCsvFields(Uint8Array.of(...line, LINE_FEED), 0);
  const id = read.kind === "read" ? read.fields[0] : undefined;
  return id === undefined || recordIdProblem(id) !== null ? null : decodedOrNull(id);
}

/** Where the bytes of a record id are: in the line itself, unless it has quotes or characters beyond ASCII. */
export type IdPosition = { bytes: Uint8Array; start: number; end: number };

/** Fills `position` for a line that could be read. */
export function locateRecordId(position: IdPosition, line: IdLine): void {
  const end = endOfPlain(line.bytes, line.start);
  const isPlain = end < line.end && line.bytes[end] === COMMA;
  position.bytes = isPlain ? line.bytes : encoder.encode(line.recordId() ?? "");
  position.start = isPlain ? line.start : 0;
  position.end = isPlain ? end : position.bytes.length;
}

type IdLine = {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly recordId: () => string | null;
};

const encoder = new TextEncoder();

function decodedOrNull(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const CONTROL = /\p{Cc}/u;
const PLACEHOLDER = 95;

/** Joins fields without quotes into a line that needs none. A placeholder replaces the record id, which may contain
 *  anything. */
export function asPlainLine(fields: readonly Uint8Array[]): Uint8Array {
  const [, ...others] = fields;
  const line = [PLACEHOLDER];
  for (const field of others) line.push(COMMA, ...field);
  line.push(LINE_FEED);
  return Uint8Array.from(line);
}
