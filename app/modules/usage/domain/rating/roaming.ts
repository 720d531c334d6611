import type { Kind } from "./rating";
import type { MobileZone } from "./rate-sheet";
import type { CallRates } from "./tariff";
import type { UsageRecord } from "../usage-record";

/** Returns where the phone is, in terms of the mobile tariff (R6.7). */
export function mobileZoneOf(record: Pick<UsageRecord, "roamingCountry">, tariff: CallRates): MobileZone {
  const country = record.roamingCountry;
  if (country === null || country === "NL") return "NL";
  return tariff.roamingEuCountries.has(country) ? "roaming-eu" : "roaming-world";
}

/** Roaming is counted by the country where the phone is, not by who is called. */
export function roamingKind(record: Pick<UsageRecord, "roamingCountry">): Kind {
  return { category: "roaming", zone: null, destination: record.roamingCountry };
}
