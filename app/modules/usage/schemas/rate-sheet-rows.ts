import * as z from "zod";
import type { LocalDate } from "~/kernel/local-date";
import { parseDecimal } from "~/kernel/money";
import type { RateSheet } from "../domain/rating/rate-sheet";
import {
  destinationName,
  mobileKind,
  mobileZone,
  ratingPolicySchema,
  servicePrefix,
  zoneName,
} from "./rate-sheet-schema";

/** The files of one date before parsing: rows keyed by column, and the JSON of the policy. */
export type RateSheetRows = {
  readonly callRates: unknown[];
  readonly zones: unknown[];
  readonly mobile: unknown[];
  readonly serviceNumbers: unknown[];
  readonly policy: unknown;
};

/** Parses the rows of `call-rates.csv`, `zones.csv`, `mobile.csv` and `service-numbers.csv` with `rating-policy.json`
 *  into one sheet. Throws a ZodError for an invalid row. */
export function rateSheetOfRows(validFrom: LocalDate, rows: RateSheetRows): RateSheet {
  return {
    validFrom,
    zones: z.array(callRateRow).parse(rows.callRates),
    destinations: z.array(zoneRow).parse(rows.zones),
    mobile: z.array(mobileRow).parse(rows.mobile),
    serviceNumbers: z.array(serviceNumberRow).parse(rows.serviceNumbers),
    policy: ratingPolicySchema.parse(rows.policy),
  };
}

/** An amount in euros with at most six decimals, parsed to whole micro-euros. */
const euros = z.string().transform((text, context) => {
  try {
    const microEuros = parseDecimal(text, 6);
    if (microEuros >= 0) return microEuros;
    context.addIssue({ code: "custom", message: "a rate is never negative" });
  } catch (error) {
    context.addIssue({ code: "custom", message: String(error) });
  }
  return z.NEVER;
});
const eurosOrEmpty = z.union([z.literal("").transform(() => null), euros]).optional();

/** Where a list gives a range the highest applies (R6.4). */
const callRateRow = z
  .object({
    zone: zoneName,
    name: z.string().min(1),
    start_eur: euros,
    fixed_min_eur: euros,
    fixed_max_eur: euros,
    mobile_min_eur: euros,
    mobile_max_eur: euros,
  })
  .refine(
    (row) => row.fixed_min_eur <= row.fixed_max_eur && row.mobile_min_eur <= row.mobile_max_eur,
    "the lowest rate of a range is above the highest",
  )
  .transform((row) => ({
    zone: row.zone,
    name: row.name,
    startMicroEuros: row.start_eur,
    fixedMicroEuros: row.fixed_max_eur,
    mobileMicroEuros: row.mobile_max_eur,
  }));

/** `fixed_eur` and `mobile_eur` are a country's own rates: both or neither are given (R6.4). */
const zoneRow = z
  .object({
    country: destinationName,
    zone: zoneName,
    eu_na_bundle: z.enum(["yes", "no"]),
    fixed_eur: eurosOrEmpty,
    mobile_eur: eurosOrEmpty,
  })
  .refine((row) => (row.fixed_eur ?? null) === null || (row.mobile_eur ?? null) !== null, "mobile_eur is missing")
  .refine((row) => (row.mobile_eur ?? null) === null || (row.fixed_eur ?? null) !== null, "fixed_eur is missing")
  .transform(({ country, zone, eu_na_bundle, fixed_eur, mobile_eur }) => ({
    country,
    zone,
    isInEuNaBundle: eu_na_bundle === "yes",
    ownRates:
      typeof fixed_eur === "number" && typeof mobile_eur === "number"
        ? { fixedMicroEuros: fixed_eur, mobileMicroEuros: mobile_eur }
        : null,
  }));

const UNIT = { call: "minute", "call-incoming": "minute", sms: "message", data: "megabyte" } as const;

const mobileRow = z
  .object({ kind: mobileKind, zone: mobileZone, unit: z.enum(["minute", "message", "megabyte"]), price_eur: euros })
  .refine((row) => row.unit === UNIT[row.kind], "the unit does not fit the kind")
  .transform((row) => ({ kind: row.kind, zone: row.zone, microEuros: row.price_eur }));

const serviceNumberRow = z
  .object({ prefix: servicePrefix, start_eur: euros, per_minute_eur: euros })
  .transform((row) => ({
    prefix: row.prefix,
    startMicroEuros: row.start_eur,
    perMinuteMicroEuros: row.per_minute_eur,
  }));
