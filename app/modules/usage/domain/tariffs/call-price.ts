import { SATELLITE, type RateSheet, type Zone } from "../rating/rate-sheet";
import { outcomeOf, outcomesAfter } from "../rating/digit-table";
import type { DutchNumber } from "../rating/dutch-numbers";
import { rateCalled } from "../rating/rate-call";
import type { Rating } from "../rating/rating";
import type { WorldNumber } from "../rating/number-plan";
import { callRatesOf, numberAbroad, type CalledNumber, type CallRates } from "../rating/tariff";

/** A kind of number that can be called, with what a call to it costs: the rates, and examples as rating prices them. */
export type CallPrice = {
  readonly called: CalledKind;
  /** An ISO 3166-1 code, `satellite`, or null where the price depends on no country. */
  readonly destination: string | null;
  /** The first digits as dialled, of a paid number with a tariff of its own. */
  readonly prefix: string | null;
  readonly zone: Zone | null;
  /** With a fixed phone that has no option; null when no tariff is known (R6.6). */
  readonly rates: { readonly startMicroEuros: number; readonly perMinuteMicroEuros: number } | null;
  readonly examples: readonly CallExample[];
  /** The option with which a fixed phone calls it for nothing (R6.3, R6.5), or null. */
  readonly includedIn: string | null;
};

export type CalledKind = "fixed" | "mobile" | "free" | "paid" | "no-tariff";

/** What a call of some whole minutes costs from a fixed phone without an option and from a mobile one at home; null when
 *  no tariff is known. */
export type CallExample = {
  readonly minutes: number;
  readonly fixedCents: number | null;
  readonly mobileCents: number | null;
};

export const EXAMPLE_MINUTES: readonly number[] = [1, 5];

/** Returns the prices of kinds of numbers, by the rates of a sheet, each price once. */
export function callPrices(sheet: RateSheet): {
  readonly ofWorld: (numbers: readonly WorldNumber[]) => readonly CallPrice[];
  /** Of all Dutch numbers that begin with these digits; those after +31, or of a short number. */
  readonly ofDutch: (digits: string, kind: "dutch" | "short") => readonly CallPrice[];
} {
  const rates = callRatesOf(sheet);
  return {
    ofWorld: (numbers) =>
      distinct(
        numbers.map((number) =>
          priceOf(numberAbroad(sheet, number), number.kind === "mobile" ? "mobile" : "fixed", rates),
        ),
      ),
    ofDutch: (digits, kind) => {
      const bytes = new TextEncoder().encode(digits);
      const { dutch } = rates;
      // A short number is whole; of another one, the beginning may have been typed.
      const places =
        kind === "short"
          ? [outcomeOf(dutch.short, bytes, 0, bytes.length)]
          : [...outcomesAfter(dutch.after31, bytes, 0, bytes.length)];
      const found = places.flatMap((place) => dutch.outcomes[place] ?? []);
      return distinct(found.map((number) => priceOf(number, isMobile(number) ? "mobile" : "fixed", rates)));
    },
  };
}

function isMobile(number: DutchNumber): boolean {
  return number.kind === "national" && number.isMobile;
}

function priceOf(called: CalledNumber, kind: "fixed" | "mobile", rates: CallRates): CallPrice {
  return {
    called: calledKind(called, kind),
    destination: destinationOf(called),
    prefix: called.kind === "service" ? (called.rate?.prefix ?? null) : null,
    zone: called.kind === "international" ? called.zone : called.kind === "national" ? "NL" : null,
    rates: ratesOf(called, rates),
    examples: EXAMPLE_MINUTES.map((minutes) => ({
      minutes,
      fixedCents: rated(called, minutes, rates).chargeCents,
      mobileCents: rated(called, minutes, rates, { isMobile: true }).chargeCents,
    })),
    includedIn:
      [rates.policy.nationalBundle, rates.policy.euNaBundle].find(
        (option) => rated(called, 1, rates, { option }).status === "included",
      ) ?? null,
  };
}

function calledKind(called: CalledNumber, kind: "fixed" | "mobile"): CalledKind {
  switch (called.kind) {
    case "free":
      return "free";
    case "service":
      return called.rate === null ? "no-tariff" : "paid";
    case "unrated":
      return "no-tariff";
    case "national":
    case "international":
      return called.kind === "international" && called.destination === SATELLITE ? "fixed" : kind;
    default:
      return called satisfies never;
  }
}

function destinationOf(called: CalledNumber): string | null {
  if (called.kind === "international") return called.destination;
  if (called.kind === "unrated") return called.country;
  return called.kind === "national" || called.kind === "service" ? "NL" : null;
}

function ratesOf(called: CalledNumber, { national }: CallRates): CallPrice["rates"] {
  switch (called.kind) {
    case "free":
      return { startMicroEuros: 0, perMinuteMicroEuros: 0 };
    case "service":
      return (
        called.rate && {
          startMicroEuros: called.rate.startMicroEuros,
          perMinuteMicroEuros: called.rate.perMinuteMicroEuros,
        }
      );
    case "unrated":
      return null;
    case "national":
      return {
        startMicroEuros: national.startMicroEuros,
        perMinuteMicroEuros: called.isMobile ? national.mobileMicroEuros : national.fixedMicroEuros,
      };
    case "international":
      return { startMicroEuros: called.startMicroEuros, perMinuteMicroEuros: called.perMinuteMicroEuros };
    default:
      return called satisfies never;
  }
}

/** Rates a call from the Netherlands as a record of it would be (R6). */
function rated(
  called: CalledNumber,
  minutes: number,
  rates: CallRates,
  phone: { readonly isMobile?: boolean; readonly option?: string } = {},
): Exclude<Rating, { status: "rejected" }> {
  const user = {
    isMobile: phone.isMobile ?? false,
    options: new Set(phone.option === undefined ? [] : [phone.option]),
  };
  const rating = rateCalled(called, { roamingCountry: null, serviceChargeCents: null }, rates, user, minutes);
  if (rating.status === "rejected") throw new RangeError(`A call to ${called.kind} was rejected`);
  return rating;
}

function distinct(prices: readonly CallPrice[]): readonly CallPrice[] {
  const byKey = new Map(prices.map((price) => [JSON.stringify(price), price]));
  return [...byKey.values()];
}
