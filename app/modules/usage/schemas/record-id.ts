import type { RejectReason } from "../domain/usage-record";
import { COMMA, LINE_FEED } from "./ascii";
import { MAX_RECORD_ID_LENGTH } from "./usage-line";

/** What is wrong with a record id, any UTF-8 text without control characters; null: nothing. */
export function recordIdProblem(id: Uint8Array): RejectReason | null {
  if (id.length === 0 || id.length > MAX_RECORD_ID_LENGTH) return "bad-record-id";
  const text = decodedOrNull(id);
  if (text === null) return "bad-encoding";
  return CONTROL.test(text) ? "bad-record-id" : null;
}

export function decodedOrNull(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const CONTROL = /\p{Cc}/u;
const STAND_IN = 95;

/** Fields without quotes as one line that needs none. Something stands in for the record id, which may hold anything. */
export function asPlainLine(fields: readonly Uint8Array[]): Uint8Array {
  const [, ...others] = fields;
  const line = [STAND_IN];
  for (const field of others) line.push(COMMA, ...field);
  line.push(LINE_FEED);
  return Uint8Array.from(line);
}
