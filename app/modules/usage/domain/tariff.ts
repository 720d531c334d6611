import type { LocalDate } from "~/kernel/local-date";
import type { ForeignNumber, NumberPlan } from "./number-plan";
import {
  REST_OF_WORLD,
  SATELLITE,
  type Destination,
  type MobileKind,
  type MobileZone,
  type RateSheet,
  type ServiceNumberRate,
  type Zone,
  type ZoneRate,
} from "./rate-sheet";
import type { UnratedReason } from "./usage-record";

/** A rate sheet laid out for looking up: each question of rating is one step. */
export type Tariff = {
  readonly validFrom: LocalDate;
  readonly sheet: RateSheet;
  readonly plan: NumberPlan;
  readonly national: ZoneRate;
  /** By place in the number plan. */
  readonly abroad: readonly ForeignTariff[];
  /** The longest prefix first. */
  readonly serviceNumbers: readonly ServiceNumberRate[];
  /** null: the sheet has no such row. */
  readonly mobileMicroEuros: (kind: MobileKind, zone: MobileZone) => number | null;
  readonly roamingEuCountries: ReadonlySet<string>;
};

export type ForeignTariff =
  | { readonly kind: "free" }
  | { readonly kind: "unrated"; readonly reason: UnratedReason; readonly country: string | null }
  | {
      readonly kind: "zone";
      readonly zone: Zone;
      /** Country code, or `satellite`. */
      readonly destination: string | null;
      readonly startMicroEuros: number;
      readonly perMinuteMicroEuros: number;
      readonly isInEuNaBundle: boolean;
    };

/** The tariffs of some rate sheets, the newest first. */
export function tariffsOf(sheets: readonly RateSheet[], plan: NumberPlan): readonly Tariff[] {
  return sheets.map((sheet) => tariffOf(sheet, plan)).reverse();
}

/** The tariff in force on a day (R4.6); null: none was yet. */
export function tariffOn(tariffs: readonly Tariff[], on: LocalDate): Tariff | null {
  for (const tariff of tariffs) if (tariff.validFrom <= on) return tariff;
  return null;
}

function tariffOf(sheet: RateSheet, plan: NumberPlan): Tariff {
  const mobile = new Map(sheet.mobile.map((rate) => [`${rate.kind} ${rate.zone}`, rate.microEuros]));
  return {
    validFrom: sheet.validFrom,
    sheet,
    plan,
    national: zoneRate(sheet, "NL"),
    abroad: plan.outcomes.map((number) => foreignTariff(sheet, number)),
    serviceNumbers: sheet.serviceNumbers.toSorted((a, b) => b.prefix.length - a.prefix.length),
    mobileMicroEuros: (kind, zone) => mobile.get(`${kind} ${zone}`) ?? null,
    roamingEuCountries: new Set(sheet.policy.roamingEuCountries),
  };
}

function foreignTariff(sheet: RateSheet, number: ForeignNumber | null): ForeignTariff {
  if (number === null) return { kind: "unrated", reason: "unknown-destination", country: null };
  const { callingCodes } = sheet.policy;
  if (callingCodes.free.includes(number.callingCode)) return { kind: "free" };
  if (callingCodes.unrated.includes(number.callingCode) || number.kind === "premium") {
    return { kind: "unrated", reason: "foreign-premium", country: number.country };
  }
  const isSatellite = callingCodes.satellite.includes(number.callingCode);
  const found = destination(sheet, isSatellite ? SATELLITE : (number.country ?? REST_OF_WORLD));
  const zone = zoneRate(sheet, found.zone);
  const rates = found.ownRates ?? zone;
  return {
    kind: "zone",
    zone: found.zone,
    destination: isSatellite ? SATELLITE : number.country,
    startMicroEuros: zone.startMicroEuros,
    perMinuteMicroEuros: number.kind === "mobile" ? rates.mobileMicroEuros : rates.fixedMicroEuros,
    isInEuNaBundle: found.isInEuNaBundle,
  };
}

function destination(sheet: RateSheet, country: string): Destination {
  const found =
    sheet.destinations.find((each) => each.country === country) ??
    sheet.destinations.find((each) => each.country === REST_OF_WORLD);
  if (!found) throw new RangeError(`The rates of ${sheet.validFrom} have no zone for ${country}`);
  return found;
}

function zoneRate(sheet: RateSheet, zone: Zone): ZoneRate {
  const found = sheet.zones.find((rate) => rate.zone === zone);
  if (!found) throw new RangeError(`The rates of ${sheet.validFrom} have no zone ${zone}`);
  return found;
}
