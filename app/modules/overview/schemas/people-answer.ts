import * as z from "zod";

import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import type { NumberList } from "~/modules/inventory/domain/number-list";
import type { PersonOverview } from "~/modules/inventory/domain/person";

/** The body of `GET /api/v1/people`. */
export const peopleAnswer = z
  .object({
    people: z.array(
      z.object({
        personId: z.guid(),
        name: z.string(),
        monthlyCents: z.int(),
        profiles: z.array(
          z.object({
            profileId: z.guid(),
            category: z.enum(CATEGORIES),
            productCode: z.string(),
            e164: z.string().nullable(),
            costCentre: z.string().nullable(),
            options: z.array(z.string()),
            activeUntil: supportedDay.nullable(),
            monthlyCents: z.int(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "People" });

/** Everyone with something in service or still billed, as the API answers it (interfaces: HTTP). */
export function answerOfPeople(people: readonly PersonOverview[]): z.input<typeof peopleAnswer> {
  return {
    people: people
      .filter(({ lines }) => lines.length > 0)
      .map(({ personId, name, monthlyCents, lines }) => ({
        personId,
        name,
        monthlyCents,
        profiles: lines.map(({ profileId, category, code, e164, costCentre, options, activeUntil, totalCents }) => ({
          profileId,
          category,
          productCode: code,
          e164,
          costCentre,
          options: options.filter((option) => option.activeUntil === null).map((option) => option.code),
          activeUntil,
          monthlyCents: totalCents,
        })),
      })),
  };
}

/** The body of `GET /api/v1/numbers`. */
export const numbersAnswer = z
  .object({
    numbers: z.array(
      z.object({
        e164: z.string(),
        numberId: z.guid().nullable(),
        productCode: z.string(),
        profileId: z.guid().nullable(),
        personId: z.guid().nullable(),
        name: z.string().nullable(),
        since: supportedDay.nullable(),
        until: supportedDay.nullable(),
        state: z.enum(["free", "promised", "used", "ending"]),
        promised: z.object({ name: z.string().nullable(), from: supportedDay.nullable() }).nullable(),
      }),
    ),
    blocks: z.array(
      z.object({
        numberId: z.guid(),
        productCode: z.string(),
        first: z.string().nullable(),
        last: z.string().nullable(),
        free: z.int(),
        promised: z.int(),
        used: z.int(),
        endsOn: supportedDay.nullable(),
      }),
    ),
  })
  .meta({ id: "Numbers" });

/** Every number and who has it, as the API answers it (interfaces: HTTP). */
export function answerOfNumbers({ numbers, blocks }: NumberList): z.input<typeof numbersAnswer> {
  return {
    numbers: numbers.map(({ e164, numberId, productCode, holder, since, until, state, promised }) => ({
      e164,
      numberId,
      productCode,
      profileId: holder?.profileId ?? null,
      personId: holder?.personId ?? null,
      name: holder?.name ?? null,
      since,
      until,
      state,
      promised,
    })),
    blocks: blocks.map(({ numberId, productCode, numbers: range, free, promised, used, endsOn }) => ({
      numberId,
      productCode,
      first: range?.first ?? null,
      last: range?.last ?? null,
      free,
      promised,
      used,
      endsOn,
    })),
  };
}
