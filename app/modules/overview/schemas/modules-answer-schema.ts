import * as z from "zod";

import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";

const profile = z.object({
  profileId: z.guid(),
  productCode: z.string(),
  name: z.string(),
  e164: z.string().nullable(),
  activeFrom: supportedDay,
  activeUntil: supportedDay.nullable(),
  billedUntil: supportedDay.nullable(),
  withDevice: z.boolean(),
  monthlyCents: z.int(),
  options: z.array(z.string()),
  pendingRequestIds: z.array(z.guid()),
});

/** The body of `GET /api/v1/modules`. */
export const modulesAnswerSchema = z.object({
  modules: z.array(
    z.object({
      category: z.enum(CATEGORIES),
      name: z.string(),
      serviceLevel: z.string(),
      monthlyCents: z.int(),
      profiles: z.array(profile),
      groupOptions: z.array(z.string()),
      numbers: z.array(
        z.object({
          numberId: z.guid(),
          productCode: z.string(),
          first: z.string().nullable(),
          last: z.string().nullable(),
        }),
      ),
    }),
  ),
});
