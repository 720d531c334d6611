import type { WorldNumber } from "../rating/number-plan";
import { SATELLITE, ZONES, type RateSheet, type Zone } from "../rating/rate-sheet";
import { numberAbroad, type InternationalRate } from "../rating/tariff";

/** What calls to a country cost from a fixed phone without an option. */
export type CountryRate = {
  /** An ISO 3166-1 code, or `satellite`. */
  readonly country: string;
  readonly zone: Zone;
  readonly startMicroEuros: number;
  readonly fixedMicroEuros: number;
  /** Null where there are no mobile numbers: they all count as fixed (R6.4). */
  readonly mobileMicroEuros: number | null;
  readonly isInEuNaBundle: boolean;
};

/** Returns the rates of every country but the Netherlands, by zone, from what rating makes of its numbers. */
export function countryRates(sheet: RateSheet, numbers: readonly WorldNumber[]): CountryRate[] {
  const found = new Map<string, CountryRate>();
  for (const number of numbers) {
    const rate = numberAbroad(sheet, number);
    if (rate.kind !== "international" || rate.destination === null || rate.destination === "NL") continue;
    const isMobile = number.kind === "mobile" && rate.destination !== SATELLITE;
    found.set(rate.destination, withRate(found.get(rate.destination), rate, rate.destination, isMobile));
  }
  return [...found.values()].toSorted((a, b) => ZONES.indexOf(a.zone) - ZONES.indexOf(b.zone));
}

function withRate(
  known: CountryRate | undefined,
  rate: InternationalRate,
  country: string,
  isMobile: boolean,
): CountryRate {
  const row = known ?? {
    country,
    zone: rate.zone,
    startMicroEuros: rate.startMicroEuros,
    fixedMicroEuros: rate.perMinuteMicroEuros,
    mobileMicroEuros: null,
    isInEuNaBundle: rate.isInEuNaBundle,
  };
  return isMobile
    ? { ...row, mobileMicroEuros: rate.perMinuteMicroEuros }
    : { ...row, fixedMicroEuros: rate.perMinuteMicroEuros };
}
