import * as z from "zod";
import type { LocalDate } from "~/kernel/local-date";
import { ZONES, type RateSheet } from "../domain/rating/rate-sheet";

/** Parses the stored content of a rate sheet (everything except its date). Throws a ZodError that names each missing,
 *  unknown or impossible value. */
export function parseRateSheet(content: unknown, validFrom: LocalDate): RateSheet {
  return { validFrom, ...rateSheetSchema.parse(content) };
}

/** At most € 20, so that the longest possible call or largest possible data record (usage-line) costs no more than fits
 *  its column. */
const microEuros = z.int().min(0).max(20_000_000);
const dialledPrefix = z.strictObject({
  prefix: z.string().regex(/^\d+$/, "the first digits of a number"),
  length: z.int().min(3).nullable(),
});
const callingCodes = z.array(z.string().regex(/^[1-9]\d{0,2}$/, "a calling code"));
const option = z.string().regex(/^[A-Z0-9_]+$/, "a product code");
const country = z.string().regex(/^[A-Z]{2}$/, "a country code of two letters");

export const zoneName = z.enum(ZONES);
export const destinationName = z.union([country, z.literal(["*", "satellite"])]);
export const mobileKind = z.enum(["call", "call-incoming", "sms", "data"]);
export const mobileZone = z.enum(["NL", "roaming-eu", "roaming-world"]);
export const servicePrefix = z.string().regex(/^\d{2,}$/, "the first digits of a paid number");

export const ratingPolicySchema = z.strictObject({
  bytesPerMegabyte: z.int().min(1),
  nationalBundle: option,
  euNaBundle: option,
  roamingEuCountries: z.array(country),
  dutchNumbers: z.strictObject({
    free: z.array(dialledPrefix),
    paid: z.array(dialledPrefix),
    mobile: z.array(dialledPrefix),
    nationalShort: z.array(dialledPrefix),
  }),
  callingCodes: z.strictObject({ free: callingCodes, unrated: callingCodes, satellite: callingCodes }),
});

const rateSheetSchema = z.strictObject({
  zones: z.array(
    z.strictObject({
      zone: zoneName,
      name: z.string().min(1),
      startMicroEuros: microEuros,
      fixedMicroEuros: microEuros,
      mobileMicroEuros: microEuros,
    }),
  ),
  destinations: z.array(
    z.strictObject({
      country: destinationName,
      zone: zoneName,
      isInEuNaBundle: z.boolean(),
      ownRates: z.strictObject({ fixedMicroEuros: microEuros, mobileMicroEuros: microEuros }).nullable(),
    }),
  ),
  mobile: z.array(z.strictObject({ kind: mobileKind, zone: mobileZone, microEuros })),
  serviceNumbers: z.array(
    z.strictObject({ prefix: servicePrefix, startMicroEuros: microEuros, perMinuteMicroEuros: microEuros }),
  ),
  policy: ratingPolicySchema,
});
