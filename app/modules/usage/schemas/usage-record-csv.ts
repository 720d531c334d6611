import type { RejectReason, UsageRecord, UsageType } from "../domain/usage-record";
import { parseInstantMs } from "./instant";

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

/** Limits of what is possible: above them a value is taken for an error of the source. */
const MAX_RECORD_ID_LENGTH = 128;
const MAX_DURATION_SECONDS = 31 * 86_400;
const MAX_MESSAGES = 1_000_000;
/** A terabyte. */
const MAX_BYTES = 2 ** 40;
const MAX_SERVICE_CHARGE_CENTS = 1_000_000;
const MAX_ACCESS_POINT_LENGTH = 64;

/** The ten fields of a line as a record, or the first reason why it can't be one. Fields come undecoded: one character a byte. */
export function parseUsageFields(fields: readonly string[]): UsageRecord | RejectReason {
  const [id = "", typeText = "", startedAt = "", duration = "", from = "", to = "", directionText = ""] = fields;
  const roaming = fields[7] ?? "";
  const recordId = PRINTABLE.test(id) ? id : decoded(id);
  if (recordId === null) return "bad-encoding";
  if (recordId === "" || recordId.length > MAX_RECORD_ID_LENGTH || hasControl(recordId)) return "bad-record-id";
  const type = usageType(typeText);
  if (type === null) return "bad-type";
  const startedAtMs = parseInstantMs(startedAt);
  if (Number.isNaN(startedAtMs)) return "bad-started-at";
  const durationSeconds = duration === "" && type !== "call" ? 0 : wholeNumber(duration, MAX_DURATION_SECONDS);
  if (durationSeconds < 0) return "bad-duration";
  const direction = directionText === "in" ? "in" : directionText === "out" || (directionText === "" && type === "data") ? "out" : null;
  if (direction === null) return "bad-direction";
  // Who calls may withhold the number; who uses something has one.
  if (!isNumber(from) && !(direction === "in" && isText(from, MAX_ACCESS_POINT_LENGTH))) return "bad-from";
  if (type === "data" ? !isText(to, MAX_ACCESS_POINT_LENGTH) : !isNumber(to)) return "bad-to";
  if (roaming !== "" && !COUNTRY.test(roaming)) return "bad-roaming-country";
  const units = unitsOf(type, fields[8] ?? "");
  if (units < 0) return "bad-units";
  const serviceCharge = fields[9] ?? "";
  const serviceChargeCents = serviceCharge === "" ? null : wholeNumber(serviceCharge, MAX_SERVICE_CHARGE_CENTS);
  if (serviceChargeCents !== null && serviceChargeCents < 0) return "bad-service-charge";
  return {
    recordId,
    type,
    startedAtMs,
    durationSeconds,
    from,
    to,
    direction,
    roamingCountry: roaming === "" ? null : roaming,
    units,
    serviceChargeCents,
  };
}

const PRINTABLE = /^[\x20-\x7e]+$/;
const COUNTRY = /^[A-Z]{2}$/;
const NUMBER = /^\+?\d{3,15}$/;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Bytes as UTF-8 text; null when they are not. */
function decoded(bytes: string): string | null {
  try {
    return utf8.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}

function hasControl(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u001f\u007f-\u009f]/.test(text);
}

function usageType(text: string): UsageType | null {
  return text === "call" || text === "sms" || text === "data" ? text : null;
}

/** E.164 or as dialled in the Netherlands. */
function isNumber(text: string): boolean {
  return NUMBER.test(text);
}

function isText(text: string, maxLength: number): boolean {
  return text === "" || (text.length <= maxLength && PRINTABLE.test(text));
}

/** A record without a count of messages is one message. */
function unitsOf(type: UsageType, text: string): number {
  switch (type) {
    case "call":
      return text === "" || wholeNumber(text, MAX_BYTES) >= 0 ? 0 : -1;
    case "sms":
      return text === "" ? 1 : wholeNumber(text, MAX_MESSAGES);
    case "data":
      return wholeNumber(text, MAX_BYTES);
    default:
      return type satisfies never;
  }
}

/** -1 when the text is no whole number from 0 up to the maximum. */
function wholeNumber(text: string, max: number): number {
  if (text.length === 0 || text.length > 15) return -1;
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value <= max ? value : -1;
}
