import type { LocalDate } from "~/kernel/local-date";
import { outcomeOf } from "./digit-table";
import { dutchNumberPlan, type DutchNumber, type DutchNumberPlan } from "./dutch-numbers";
import type { NumberPlan, WorldNumber } from "./number-plan";
import type { PhoneNumber } from "../phone-number";
import {
  REST_OF_WORLD,
  SATELLITE,
  type Destination,
  type MobileKind,
  type MobileZone,
  type RateSheet,
  type RatingPolicy,
  type Zone,
  type ZoneRate,
} from "./rate-sheet";
import type { UnratedReason } from "../usage-record";

/** A rate sheet laid out for lookups: rating takes one step per question. */
export type Tariff = CallRates & {
  readonly world: NumberPlan;
  /** Indexed like `world.outcomes`. */
  readonly abroad: readonly NumberAbroad[];
};

/** What the price of a call depends on once it is known what the called number is. */
export type CallRates = {
  readonly validFrom: LocalDate;
  readonly policy: RatingPolicy;
  readonly national: ZoneRate;
  readonly dutch: DutchNumberPlan;
  /** Null where the sheet has no such rate. */
  readonly mobileMicroEuros: MobileMicroEuros;
  readonly roamingEuCountries: ReadonlySet<string>;
};

/** By kind of usage and where the phone is. */
export type MobileMicroEuros = Readonly<Record<MobileKind, Readonly<Record<MobileZone, number | null>>>>;

/** What a number is to the tariff. */
export type CalledNumber = DutchNumber | NumberAbroad;

export type NumberAbroad =
  | { readonly kind: "free" }
  | { readonly kind: "unrated"; readonly reason: UnratedReason; readonly country: string | null }
  | InternationalRate;

/** As a `Kind` of usage, too. */
export type InternationalRate = {
  readonly kind: "international";
  readonly category: "international";
  readonly zone: Zone;
  /** A country code or `satellite`. Null when the calling code is not assigned. */
  readonly destination: string | null;
  readonly startMicroEuros: number;
  readonly perMinuteMicroEuros: number;
  readonly isInEuNaBundle: boolean;
};

/** Returns the tariffs of rate sheets, newest first. Throws a RangeError when one lacks a zone. */
export function tariffsOf(sheets: readonly RateSheet[], world: NumberPlan): readonly Tariff[] {
  return sheets.map((sheet) => tariffOf(sheet, world)).reverse();
}

/** Returns the tariff in force on a day (R4.6), or null before the first one. */
export function tariffOn(tariffs: readonly Tariff[], on: LocalDate): Tariff | null {
  return tariffs.find((tariff) => tariff.validFrom <= on) ?? null;
}

/** Returns what a number is to the tariff. As numbers are normalised, every notation of a number gives the same result.
 */
export function calledNumber({ bytes, start, end, kind }: PhoneNumber, tariff: Tariff): CalledNumber {
  const { dutch, world } = tariff;
  switch (kind) {
    case "dutch":
      return dutch.outcomes[outcomeOf(dutch.after31, bytes, start, end)] ?? UNKNOWN;
    case "short":
      return dutch.outcomes[outcomeOf(dutch.short, bytes, start, end)] ?? UNKNOWN;
    case "abroad":
      return tariff.abroad[outcomeOf(world.table, bytes, start, end)] ?? UNKNOWN;
    default:
      return kind satisfies never;
  }
}

const UNKNOWN: NumberAbroad = { kind: "unrated", reason: "unknown-destination", country: null };

function tariffOf(sheet: RateSheet, world: NumberPlan): Tariff {
  return {
    ...callRatesOf(sheet),
    world,
    abroad: world.outcomes.map((number) => numberAbroad(sheet, number)),
  };
}

/** Returns the rates of a sheet for numbers of which it is known what they are. Throws a RangeError when it lacks a zone. */
export function callRatesOf(sheet: RateSheet): CallRates {
  return {
    validFrom: sheet.validFrom,
    policy: sheet.policy,
    national: zoneRate(sheet, "NL"),
    dutch: dutchNumberPlan(sheet),
    mobileMicroEuros: mobileRates(sheet),
    roamingEuCountries: new Set(sheet.policy.roamingEuCountries),
  };
}

function mobileRates({ mobile }: RateSheet): MobileMicroEuros {
  const rate = (kind: MobileKind, zone: MobileZone): number | null =>
    mobile.find((each) => each.kind === kind && each.zone === zone)?.microEuros ?? null;
  const ofKind = (kind: MobileKind) => ({
    NL: rate(kind, "NL"),
    "roaming-eu": rate(kind, "roaming-eu"),
    "roaming-world": rate(kind, "roaming-world"),
  });
  return {
    call: ofKind("call"),
    "call-incoming": ofKind("call-incoming"),
    sms: ofKind("sms"),
    data: ofKind("data"),
  };
}

/** Returns what a number abroad is to the rates of a sheet (R6.4–R6.6). Null is a calling code that is not assigned. */
export function numberAbroad(sheet: RateSheet, number: WorldNumber | null): NumberAbroad {
  if (number === null) return UNKNOWN;
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
    kind: "international",
    category: "international",
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
