import { priced, unrated, type Kind, type Rating } from "./rating";
import { mobileZoneOf, roamingKind } from "./roaming";
import type { Tariff } from "./tariff";
import type { UsageRecord } from "../usage-record";

const DATA: Kind = { category: "data", zone: "NL", destination: null };

/** Rates mobile data (R6.7) by the exact fraction of a megabyte. Micro-euros are rounded up, which gives the same cents
 *  as rounding the fraction itself. */
export function rateData(record: UsageRecord, tariff: Tariff): Rating {
  const zone = mobileZoneOf(record, tariff);
  const kind = zone === "NL" ? DATA : roamingKind(record);
  const microEuros = tariff.mobileMicroEuros.data[zone];
  if (microEuros === null) return unrated(kind, 0, "no-tariff");
  return priced(kind, 0, dataMicroEuros(record.units, microEuros, tariff.policy.bytesPerMegabyte));
}

/** Returns bytes × rate ÷ bytes per megabyte, rounded up, using integers only. */
export function dataMicroEuros(bytes: number, microEurosPerMegabyte: number, bytesPerMegabyte: number): number {
  const rest = bytes % bytesPerMegabyte;
  const megabytes = (bytes - rest) / bytesPerMegabyte;
  const part = rest * microEurosPerMegabyte;
  const left = part % bytesPerMegabyte;
  return megabytes * microEurosPerMegabyte + (part - left) / bytesPerMegabyte + (left > 0 ? 1 : 0);
}
