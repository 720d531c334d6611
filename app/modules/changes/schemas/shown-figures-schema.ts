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

/** The figures that a form says its customer saw; null when it says none that can be read. They only word an answer. */
export function parseShownFigures(json: string | null): ShownFigures | null {
  if (json === null) return null;
  try {
    return shownFigures.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
