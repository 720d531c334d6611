import * as z from "zod";

import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import type { ChangeLine } from "../domain/change-line";
import type { LocalDate } from "~/kernel/local-date";
import type { Signed } from "../domain/prepared/prepared-request";
import { submittedChangeSchema } from "./proposal-schema";

const limitCents = z.int().min(0);

/** A change, and what is signed for it (R3.6). Without limits it may cost nothing once, and without a last day it is
 *  tried on its day alone. */
export const preparationSchema = submittedChangeSchema
  .pick({ lines: true, preferredDate: true })
  .extend({
    submitOn: supportedDay,
    lastOn: supportedDay.nullable().default(null),
    maxBuyOutCents: limitCents.default(0),
    maxOneTimeCents: limitCents.default(0),
  })
  .strict()
  .meta({ id: "Preparation" });

/** What is signed anew; what is left out stays. */
export const preparedChangeSchema = z
  .strictObject({
    submitOn: supportedDay.exactOptional(),
    lastOn: supportedDay.exactOptional(),
    maxBuyOutCents: limitCents.exactOptional(),
    maxOneTimeCents: limitCents.exactOptional(),
  })
  .meta({ id: "PreparedChange" });

/** Returns a body as what the server takes. */
export function preparationOfBody(body: z.output<typeof preparationSchema>): {
  readonly lines: readonly ChangeLine[];
  readonly preferredDate: LocalDate | null;
  readonly signed: Signed;
} {
  const { lines, preferredDate, submitOn, lastOn, maxBuyOutCents, maxOneTimeCents } = body;
  return { lines, preferredDate, signed: { submitOn, lastOn: lastOn ?? submitOn, maxBuyOutCents, maxOneTimeCents } };
}
