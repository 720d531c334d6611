import * as z from "zod";

import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import type { ShownFigures } from "../domain/evaluation/shown-figures";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";

const shownFigures = z.object({
  receivedOn: supportedDay,
  completionDate: supportedDay.nullable(),
  billedUntil: supportedDay.nullable(),
  oneTimeCents: z.int(),
  buyOutCents: z.int(),
  room: z.partialRecord(z.enum(CATEGORIES), z.int()),
}) satisfies z.ZodType<ShownFigures>;

/** Returns the figures that the customer saw according to the form, or null when they cannot be read. They only affect
 *  the wording of an answer. */
export function parseShownFigures(json: string | null): ShownFigures | null {
  if (json === null) return null;
  try {
    return shownFigures.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
