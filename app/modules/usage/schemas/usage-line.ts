import { noNumber, readPhoneNumber } from "../domain/phone-number";
import type { RejectReason, UsageRecord, UsageType } from "../domain/usage-record";
import type { CsvRecord } from "./csv-scanner";
import { readInstantMs } from "./instant";

export const USAGE_COLUMNS = [
  "recordId",
  "type",
  "startedAt",
  "durationSeconds",
  "from",
  "to",
  "direction",
  "roamingCountry",
  "units",
  "serviceChargeCents",
] as const;

/** Places of the columns. */
export const FIELD = {
  recordId: 0,
  type: 1,
  startedAt: 2,
  durationSeconds: 3,
  from: 4,
  to: 5,
  direction: 6,
  roamingCountry: 7,
  units: 8,
  serviceChargeCents: 9,
} as const;

type MutableUsageRecord = { -readonly [K in keyof UsageRecord]: UsageRecord[K] };

/** Limits of what is possible: above them a value is taken for an error of the source. */
const MAX_RECORD_ID_LENGTH = 128;
const MAX_TEXT_LENGTH = 64;
const MAX_DURATION_SECONDS = 31 * 86_400;
const MAX_MESSAGES = 1_000_000;
/** A terabyte. */
const MAX_BYTES = 2 ** 40;
const MAX_SERVICE_CHARGE_CENTS = 1_000_000;

/** Reads lines as usage records: the record, or the first reason why the line can't be one. The record is used again for the next line. */
export function createUsageLineReader(): (line: CsvRecord) => UsageRecord | RejectReason {
  const from = noNumber();
  const to = noNumber();
  const record: MutableUsageRecord = {
    type: "call",
    startedAtMs: 0,
    durationSeconds: 0,
    from,
    to,
    direction: "out",
    roamingCountry: null,
    units: 0,
    serviceChargeCents: null,
  };
  return (line) => {
    const { bytes, starts, ends } = line;

    const badId = recordIdProblem(bytes, starts[FIELD.recordId] ?? 0, ends[FIELD.recordId] ?? 0);
    if (badId !== null) return badId;
    const type = usageType(bytes, starts[FIELD.type] ?? 0, ends[FIELD.type] ?? 0);
    if (type === null) return "bad-type";
    record.type = type;
    record.startedAtMs = readInstantMs(bytes, starts[FIELD.startedAt] ?? 0, ends[FIELD.startedAt] ?? 0);
    if (Number.isNaN(record.startedAtMs)) return "bad-started-at";
    record.durationSeconds =
      type !== "call" && starts[FIELD.durationSeconds] === ends[FIELD.durationSeconds]
        ? 0
        : wholeNumber(
            bytes,
            starts[FIELD.durationSeconds] ?? 0,
            ends[FIELD.durationSeconds] ?? 0,
            MAX_DURATION_SECONDS,
          );
    if (record.durationSeconds < 0) return "bad-duration";
    const direction = directionOf(bytes, starts[FIELD.direction] ?? 0, ends[FIELD.direction] ?? 0, type);
    if (direction === null) return "bad-direction";
    record.direction = direction;
    if (!readPhoneNumber(from, bytes, starts[FIELD.from] ?? 0, ends[FIELD.from] ?? 0)) {
      // Who calls may withhold the number; who uses something has one.
      if (direction === "out" || !isText(bytes, starts[FIELD.from] ?? 0, ends[FIELD.from] ?? 0)) return "bad-from";
      from.end = from.start;
      from.e164 = 0;
    }
    if (!readPhoneNumber(to, bytes, starts[FIELD.to] ?? 0, ends[FIELD.to] ?? 0)) {
      if (type !== "data" || !isText(bytes, starts[FIELD.to] ?? 0, ends[FIELD.to] ?? 0)) return "bad-to";
      to.end = to.start;
      to.e164 = 0;
    }
    record.roamingCountry =
      starts[FIELD.roamingCountry] === ends[FIELD.roamingCountry]
        ? null
        : countryOf(bytes, starts[FIELD.roamingCountry] ?? 0, ends[FIELD.roamingCountry] ?? 0);
    if (record.roamingCountry === "") return "bad-roaming-country";
    record.units = unitsOf(type, bytes, starts[FIELD.units] ?? 0, ends[FIELD.units] ?? 0);
    if (record.units < 0) return "bad-units";
    record.serviceChargeCents =
      starts[FIELD.serviceChargeCents] === ends[FIELD.serviceChargeCents]
        ? null
        : wholeNumber(
            bytes,
            starts[FIELD.serviceChargeCents] ?? 0,
            ends[FIELD.serviceChargeCents] ?? 0,
            MAX_SERVICE_CHARGE_CENTS,
          );
    if (record.serviceChargeCents !== null && record.serviceChargeCents < 0) return "bad-service-charge";
    return record;
  };
}

/** A field as text. */
export function fieldText(line: CsvRecord, field: number): string {
  return decoder.decode(line.bytes.subarray(line.starts[field], line.ends[field]));
}

const decoder = new TextDecoder("utf-8");
const strictDecoder = new TextDecoder("utf-8", { fatal: true });
const SPACE = 32;
const TILDE = 126;
const ZERO = 48;

function recordIdProblem(bytes: Uint8Array, start: number, end: number): RejectReason | null {
  if (end === start || end - start > MAX_RECORD_ID_LENGTH) return "bad-record-id";
  if (isPrintable(bytes, start, end)) return null;
  try {
    const text = strictDecoder.decode(bytes.subarray(start, end));
    return /\p{Cc}/u.test(text) ? "bad-record-id" : null;
  } catch {
    return "bad-encoding";
  }
}

function usageType(bytes: Uint8Array, start: number, end: number): UsageType | null {
  if (isWord(bytes, start, end, "call")) return "call";
  if (isWord(bytes, start, end, "data")) return "data";
  return isWord(bytes, start, end, "sms") ? "sms" : null;
}

/** Data needs no direction. */
function directionOf(bytes: Uint8Array, start: number, end: number, type: UsageType): "out" | "in" | null {
  if (isWord(bytes, start, end, "out")) return "out";
  if (isWord(bytes, start, end, "in")) return "in";
  return type === "data" && start === end ? "out" : null;
}

/** A record without a count of messages is one message; a call has none. */
function unitsOf(type: UsageType, bytes: Uint8Array, start: number, end: number): number {
  if (type === "data") return wholeNumber(bytes, start, end, MAX_BYTES);
  if (start === end) return type === "sms" ? 1 : 0;
  const units = wholeNumber(bytes, start, end, MAX_MESSAGES);
  return type === "call" ? Math.min(units, 0) : units;
}

const COUNTRIES: readonly string[] = Array.from({ length: 26 * 26 }, (_, at) =>
  String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26)),
);

/** Two capitals; empty when they are not. */
function countryOf(bytes: Uint8Array, start: number, end: number): string {
  const first = (bytes[start] ?? 0) - 65;
  const second = (bytes[start + 1] ?? 0) - 65;
  const isCountry = end - start === 2 && first >= 0 && first < 26 && second >= 0 && second < 26;
  return isCountry ? (COUNTRIES[first * 26 + second] ?? "") : "";
}

function isWord(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let at = 0; at < word.length; at += 1) if (bytes[start + at] !== word.charCodeAt(at)) return false;
  return true;
}

function isText(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= MAX_TEXT_LENGTH && isPrintable(bytes, start, end);
}

function isPrintable(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < SPACE || byte > TILDE) return false;
  }
  return true;
}

/** -1 when the digits are no whole number from 0 up to the maximum. */
function wholeNumber(bytes: Uint8Array, start: number, end: number, max: number): number {
  if (end === start || end - start > 15) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value <= max ? value : -1;
}
