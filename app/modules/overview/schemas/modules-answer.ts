import * as z from "zod";

import { CATEGORIES, type Category } from "~/modules/catalogue/domain/catalogue";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import type { ProductInUse, ProfileOverview } from "~/modules/inventory/domain/module-overview";
import { serviceLevelOf } from "~/modules/service/domain/service-level";
import type { ModulesInService } from "../domain/modules-in-service";

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
export const modulesAnswer = z
  .object({
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
  })
  .meta({ id: "Modules" });

/** What is in service, as the API answers it (interfaces: HTTP). */
export function answerOfModules(
  { modules, serviceLevel, pending }: ModulesInService,
  nameOf: (category: Category) => string,
): z.input<typeof modulesAnswer> {
  const requestsOf = (profileId: string): string[] => [
    ...new Set(pending.filter((change) => change.profileId === profileId).map(({ requestId }) => requestId)),
  ];
  return {
    modules: modules.map(({ category, monthlyCents, profiles, groupOptions, numbers }) => ({
      category,
      name: nameOf(category),
      serviceLevel: serviceLevelOf(category, serviceLevel.code),
      monthlyCents,
      profiles: profiles.map((profile) => answerOfProfile(profile, requestsOf(profile.profileId))),
      groupOptions: inService(groupOptions),
      numbers: numbers
        .filter(({ activeUntil }) => activeUntil === null)
        .map(({ numberId, code, numbers: range }) => ({
          numberId,
          productCode: code,
          first: range?.first ?? null,
          last: range?.last ?? null,
        })),
    })),
  };
}

function answerOfProfile(used: ProfileOverview, pendingRequestIds: string[]): z.input<typeof profile> {
  return {
    profileId: used.profileId,
    productCode: used.code,
    name: used.user,
    e164: used.e164,
    activeFrom: used.activeFrom,
    activeUntil: used.activeUntil,
    billedUntil: used.billedUntil,
    withDevice: used.withDevice,
    monthlyCents: used.monthlyCents,
    options: inService(used.options),
    pendingRequestIds,
  };
}

function inService(products: readonly ProductInUse[]): string[] {
  return products.filter(({ activeUntil }) => activeUntil === null).map(({ code }) => code);
}
