import * as z from "zod";

import type { LocalDate } from "~/kernel/local-date";
import { CATEGORIES, SCOPES, type PriceList } from "~/modules/catalogue/domain/catalogue";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import { usersWith, type CallOptions } from "../domain/tariffs/call-options";
import type { CallPrice } from "../domain/tariffs/call-price";

const cents = z.int();

/** The body of `GET /api/v1/tariffs`. */
export const tariffsAnswer = z
  .looseObject({
    on: supportedDay,
    validFrom: supportedDay,
    upcoming: z.array(supportedDay),
    products: z.array(
      z.looseObject({
        productCode: z.string(),
        name: z.string(),
        category: z.enum(CATEGORIES),
        scope: z.enum(SCOPES),
        monthlyCents: cents,
        firstInstallCents: cents,
        expansionCents: cents.nullable(),
        oneTimeBasis: z.enum(["per_order", "per_unit"]),
        countries: z.array(z.string()),
        source: z.string(),
        notes: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "Tariffs" });

/** The body of `GET /api/v1/tariffs/call`. */
export const callTariffAnswer = z
  .looseObject({
    on: supportedDay,
    validFrom: supportedDay,
    to: z.string(),
    onNet: z.boolean(),
    destinations: z.array(
      z.looseObject({
        destination: z.string().nullable(),
        kind: z.enum(["fixed", "mobile", "free", "paid", "no-tariff"]),
        prefix: z.string().nullable(),
        zone: z.string().nullable(),
        startMicroEuros: z.int().nullable(),
        perMinuteMicroEuros: z.int().nullable(),
        calls: z.array(
          z.looseObject({ minutes: z.int(), fixedCents: cents.nullable(), mobileCents: cents.nullable() }),
        ),
        includedIn: z.string().nullable(),
        includedFor: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "CallTariff" });

export function answerOfTariffs(
  on: LocalDate,
  upcoming: readonly LocalDate[],
  { validFrom, products }: PriceList,
  notesOf: (code: string) => readonly string[],
): z.input<typeof tariffsAnswer> {
  return {
    on,
    validFrom,
    upcoming: [...upcoming],
    products: [...products.values()].map(({ code, profileRule: _rule, countries, ...product }) => ({
      productCode: code,
      ...product,
      countries: [...countries],
      notes: [...notesOf(code)],
    })),
  };
}

/** The prices of a call; `includedFor` are the users whose fixed phone calls for nothing. */
export function answerOfCallTariff(
  day: { readonly on: LocalDate; readonly validFrom: LocalDate },
  to: string,
  found: { readonly prices: readonly CallPrice[]; readonly isOnNet: boolean; readonly options: CallOptions },
): z.input<typeof callTariffAnswer> {
  return {
    ...day,
    to,
    onNet: found.isOnNet,
    destinations: found.prices.map(({ called, destination, prefix, zone, rates, examples, includedIn }) => ({
      destination,
      kind: called,
      prefix,
      zone,
      startMicroEuros: rates?.startMicroEuros ?? null,
      perMinuteMicroEuros: rates?.perMinuteMicroEuros ?? null,
      calls: [...examples],
      includedIn,
      includedFor: includedIn === null ? [] : usersWith(found.options, includedIn).map(({ profileId }) => profileId),
    })),
  };
}
