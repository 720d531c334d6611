import type { LocalDate } from "~/kernel/local-date";

/** All rates from a day until the next sheet (R4.6). It is plain data, stored as JSON. Rates are integer micro-euros
 *  without VAT. */
export type RateSheet = {
  readonly validFrom: LocalDate;
  readonly zones: readonly ZoneRate[];
  readonly destinations: readonly Destination[];
  readonly mobile: readonly MobileRate[];
  readonly serviceNumbers: readonly ServiceNumberRate[];
  readonly policy: RatingPolicy;
};

export const ZONES = ["NL", "Z1", "Z2", "Z3", "Z4", "Z5", "Z6"] as const;
export type Zone = (typeof ZONES)[number];

/** A call costs the start rate plus each started minute (R6.1, R6.4). Where the list gives a range, this is the
 *  highest. */
export type ZoneRate = {
  readonly zone: Zone;
  readonly name: string;
  readonly startMicroEuros: number;
  readonly fixedMicroEuros: number;
  readonly mobileMicroEuros: number;
};

/** The zone of a country. `*` stands for every other country, `satellite` for the satellite calling codes. */
export type Destination = {
  readonly country: string;
  readonly zone: Zone;
  /** Included in the bundle for the EU and North America (R6.5). */
  readonly isInEuNaBundle: boolean;
  /** The country's own rates per minute, or null when those of its zone apply. */
  readonly ownRates: { readonly fixedMicroEuros: number; readonly mobileMicroEuros: number } | null;
};

export const REST_OF_WORLD = "*";
export const SATELLITE = "satellite";

export type MobileKind = "call" | "call-incoming" | "sms" | "data";
/** Where the phone is. */
export type MobileZone = "NL" | "roaming-eu" | "roaming-world";

/** The rate per minute, message or megabyte (R6.7). */
export type MobileRate = { readonly kind: MobileKind; readonly zone: MobileZone; readonly microEuros: number };

/** The rate of the Dutch numbers with this prefix, as dialled. The longest prefix decides (R6.3). */
export type ServiceNumberRate = {
  readonly prefix: string;
  readonly startMicroEuros: number;
  readonly perMinuteMicroEuros: number;
};

/** The prefix of a number as dialled in the Netherlands. `length` restricts it to numbers of that many digits; null
 *  allows any. */
export type DialledPrefix = { readonly prefix: string; readonly length: number | null };

/** The operator's own decisions about rating. */
export type RatingPolicy = {
  /** The size of the "megabyte" that data is priced by. */
  readonly bytesPerMegabyte: number;
  /** The option codes of the bundles (R6.3, R6.5). */
  readonly nationalBundle: string;
  readonly euNaBundle: string;
  /** The countries of the zone `roaming-eu`; all others are `roaming-world`. */
  readonly roamingEuCountries: readonly string[];
  readonly dutchNumbers: {
    readonly free: readonly DialledPrefix[];
    /** Never under a bundle; they cost their own charge or stay unrated (R6.3, R6.6). */
    readonly paid: readonly DialledPrefix[];
    readonly mobile: readonly DialledPrefix[];
    /** Numbers without a leading 0 that cost a national call. Other short numbers have no tariff. */
    readonly nationalShort: readonly DialledPrefix[];
  };
  readonly callingCodes: {
    readonly free: readonly string[];
    readonly unrated: readonly string[];
    readonly satellite: readonly string[];
  };
};

/** Returns what is wrong with a set of rate sheets as a whole. Empty when there are no problems. */
export function rateSheetProblems(sheets: readonly RateSheet[]): string[] {
  if (sheets.length === 0) return ["There are no call rates"];
  return [
    ...sheets.flatMap((sheet, at) => {
      const before = sheets[at - 1];
      return before && before.validFrom >= sheet.validFrom
        ? [`The rates of ${sheet.validFrom} stand after those of ${before.validFrom}`]
        : [];
    }),
    ...sheets.flatMap((sheet) => problemsOf(sheet).map((problem) => `Rates of ${sheet.validFrom}: ${problem}`)),
  ];
}

function problemsOf(sheet: RateSheet): string[] {
  const zones = sheet.zones.map(({ zone }) => zone);
  const countries = sheet.destinations.map(({ country }) => country);
  return [
    ...ZONES.filter((zone) => !zones.includes(zone)).map((zone) => `zone ${zone} has no rate`),
    ...["NL", REST_OF_WORLD, SATELLITE]
      .filter((each) => !countries.includes(each))
      .map((each) => `${each} has no zone`),
    ...repeated(zones).map((zone) => `zone ${zone} has two rates`),
    ...repeated(countries).map((country) => `${country} has two zones`),
    ...repeated(sheet.mobile.map(({ kind, zone }) => `${kind} ${zone}`)).map((row) => `${row} has two mobile rates`),
    ...repeated(sheet.serviceNumbers.map(({ prefix }) => prefix)).map((prefix) => `${prefix} has two rates`),
    ...sheet.serviceNumbers
      .filter(({ prefix }) => !sheet.policy.dutchNumbers.paid.some((paid) => prefix.startsWith(paid.prefix)))
      .map(({ prefix }) => `${prefix} has a rate and is no paid number`),
  ];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
