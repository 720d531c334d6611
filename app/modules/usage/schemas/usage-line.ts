import { hasDigits, noNumber, readPhoneNumber, type MutablePhoneNumber } from "../domain/phone-number";
import type { RejectReason, UsageRecord, UsageType } from "../domain/usage-record";
import { CARRIAGE_RETURN, COMMA, endOfDigits, endOfPlain, isWordAt, LINE_FEED, wholeNumber } from "./ascii";
import { countryAt } from "./countries";
import { instantLength, readInstantMs } from "./instant";

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

/** Limits of what is possible. A value above them is an error of the source. */
export const MAX_RECORD_ID_LENGTH = 128;
const MAX_DURATION_SECONDS = 31 * 86_400;
const MAX_MESSAGES = 1_000_000;
/** A terabyte. */
const MAX_BYTES = 2 ** 40;
const MAX_SERVICE_CHARGE_CENTS = 1_000_000;

/** Reads lines of plain CSV one after the other into a single record. */
export type UsageLineReader = {
  /** The last line that could be read. */
  readonly record: UsageRecord;
  /** Reads the line at a position and returns where its line end is. Negative when the line is not a record, or is not
   *  plain CSV (`reason` is that of the first field that failed). The bytes must contain a line feed at or after that
   *  position. */
  readonly read: (bytes: Uint8Array, start: number) => number;
  readonly reason: () => RejectReason;
};

type MutableUsageRecord = { -readonly [K in keyof UsageRecord]: UsageRecord[K] };

export function createUsageLineReader(): UsageLineReader {
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
  let reason: RejectReason = "malformed-line";
  const fail = (because: RejectReason): number => {
    reason = because;
    return -1;
  };

  const read = (bytes: Uint8Array, start: number): number => {
    let at = endOfPlain(bytes, start);
    if (bytes[at] !== COMMA || at === start || at - start > MAX_RECORD_ID_LENGTH) return fail("bad-record-id");

    const type = typeAt(bytes, at + 1);
    if (type === null) return fail("bad-type");
    record.type = type;
    at += type.length + 2;

    let end = at + instantLength(bytes, at);
    record.startedAtMs = readInstantMs(bytes, at, end);
    if (bytes[end] !== COMMA || Number.isNaN(record.startedAtMs)) return fail("bad-started-at");

    at = end + 1;
    end = endOfDigits(bytes, at);
    record.durationSeconds = type !== "call" && end === at ? 0 : wholeNumber(bytes, at, end, MAX_DURATION_SECONDS);
    if (bytes[end] !== COMMA || record.durationSeconds < 0) return fail("bad-duration");

    at = numberEnd(from, bytes, end + 1);
    if (bytes[at] !== COMMA) return fail("bad-from");
    at = numberEnd(to, bytes, at + 1);
    if (bytes[at] !== COMMA || (type !== "data" && !hasDigits(to))) return fail("bad-to");

    const direction = directionAt(bytes, at + 1, type);
    if (direction === null) return fail("bad-direction");
    record.direction = direction;
    // Who calls may withhold the number; who uses something has one.
    if (direction === "out" && !hasDigits(from)) return fail("bad-from");
    at = bytes[at + 1] === COMMA ? at + 2 : at + direction.length + 2;

    record.roamingCountry = countryAt(bytes, at);
    end = at + (record.roamingCountry?.length ?? 0);
    if (bytes[end] !== COMMA) return fail("bad-roaming-country");

    at = end + 1;
    end = endOfDigits(bytes, at);
    record.units = unitsOf(type, bytes, at, end);
    if (bytes[end] !== COMMA || record.units < 0) return fail("bad-units");

    at = end + 1;
    end = endOfDigits(bytes, at);
    const charge = end === at ? 0 : wholeNumber(bytes, at, end, MAX_SERVICE_CHARGE_CENTS);
    record.serviceChargeCents = end === at ? null : charge;
    const lineEnd = bytes[end] === CARRIAGE_RETURN ? end + 1 : end;
    return bytes[lineEnd] === LINE_FEED && charge >= 0 ? lineEnd : fail("bad-service-charge");
  };
  return { record, read, reason: () => reason };
}

function typeAt(bytes: Uint8Array, at: number): UsageType | null {
  if (isWordAt(bytes, at, "call")) return "call";
  if (isWordAt(bytes, at, "data")) return "data";
  return isWordAt(bytes, at, "sms") ? "sms" : null;
}

/** Data needs no direction. */
function directionAt(bytes: Uint8Array, at: number, type: UsageType): "out" | "in" | null {
  if (isWordAt(bytes, at, "out")) return "out";
  if (isWordAt(bytes, at, "in")) return "in";
  return type === "data" && bytes[at] === COMMA ? "out" : null;
}

/** Returns where a field ends that is a number or empty, and NOWHERE for anything else. */
function numberEnd(number: MutablePhoneNumber, bytes: Uint8Array, at: number): number {
  if (readPhoneNumber(number, bytes, at) && bytes[number.end] === COMMA) return number.end;
  const isEmpty = bytes[at] === COMMA;
  number.end = number.start;
  number.e164 = 0;
  return isEmpty ? at : NOWHERE;
}

/** A position without a byte. */
const NOWHERE = -1;

/** A record without a count of messages is one message. A call has none. */
function unitsOf(type: UsageType, bytes: Uint8Array, at: number, end: number): number {
  if (type === "data") return wholeNumber(bytes, at, end, MAX_BYTES);
  if (end === at) return type === "sms" ? 1 : 0;
  const units = wholeNumber(bytes, at, end, MAX_MESSAGES);
  return type === "call" ? Math.min(units, 0) : units;
}
