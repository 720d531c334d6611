import type { PhoneNumber } from "./phone-number";

/** What was used, as its source recorded it. All values are possible ones, but the user has not been looked up yet. */
export type UsageRecord = {
  readonly type: UsageType;
  /** The start in milliseconds since 1970 (UTC). */
  readonly startedAtMs: number;
  readonly durationSeconds: number;
  /** Without digits when the caller withheld the number. */
  readonly from: PhoneNumber;
  /** Without digits for data. */
  readonly to: PhoneNumber;
  readonly direction: "out" | "in";
  /** The ISO 3166-1 code of the country where the user was, or null at home. */
  readonly roamingCountry: string | null;
  /** Messages, or bytes of data. 0 for a call. */
  readonly units: number;
  /** The content provider's charge for a paid service, if the record has one. */
  readonly serviceChargeCents: number | null;
};

export type UsageType = "call" | "sms" | "data";

export const USAGE_CATEGORIES = [
  "on-net",
  "national",
  "international",
  "service-number",
  "free-number",
  "sms",
  "paid-sms",
  "data",
  "roaming",
] as const;

export type UsageCategory = (typeof USAGE_CATEGORIES)[number];

/** Why a record is rejected. The codes are fixed, as operators filter on them. Only `rate` reports `duplicate`: an
 *  import counts repeated lines without storing them. */
export const REJECT_REASONS = [
  "malformed-line",
  "line-too-long",
  "bad-encoding",
  "bad-record-id",
  "bad-type",
  "bad-started-at",
  "bad-duration",
  "bad-from",
  "bad-to",
  "bad-direction",
  "bad-roaming-country",
  "bad-units",
  "bad-service-charge",
  "unknown-from",
  "duplicate-conflict",
  "duplicate",
] as const;

export type RejectReason = (typeof REJECT_REASONS)[number];

/** Why a record is stored without a price (R6.6): a paid number abroad, an unassigned calling code, a service, message
 *  or zone that the tariff lacks, or a day before the first tariff. */
export type UnratedReason = "foreign-premium" | "unknown-destination" | "no-tariff" | "no-rate-sheet";
