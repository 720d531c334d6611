import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { ProductInUse, ProfileOverview } from "~/modules/inventory/domain/module-overview";
import { serviceLevelOf } from "~/modules/service/domain/service-level";
import type { ModulesInService } from "./modules-in-service";

export type ModulesAnswer = { readonly modules: readonly ModuleAnswer[] };

type ModuleAnswer = {
  readonly category: Category;
  readonly name: string;
  readonly serviceLevel: string;
  readonly monthlyCents: number;
  readonly profiles: readonly ProfileAnswer[];
  readonly groupOptions: readonly string[];
  readonly numbers: readonly {
    readonly numberId: string;
    readonly productCode: string;
    readonly first: string | null;
    readonly last: string | null;
  }[];
};

type ProfileAnswer = {
  readonly profileId: string;
  readonly productCode: string;
  readonly name: string;
  readonly e164: string | null;
  readonly activeFrom: LocalDate;
  readonly activeUntil: LocalDate | null;
  readonly billedUntil: LocalDate | null;
  readonly withDevice: boolean;
  readonly monthlyCents: number;
  readonly options: readonly string[];
  readonly pendingRequestIds: readonly string[];
};

/** The body of `GET /api/v1/modules` (interfaces: HTTP). */
export function modulesAnswer(
  { modules, serviceLevel, pending }: ModulesInService,
  nameOf: (category: Category) => string,
): ModulesAnswer {
  const requestsOf = (profileId: string): string[] => [
    ...new Set(pending.filter((change) => change.profileId === profileId).map(({ requestId }) => requestId)),
  ];
  return {
    modules: modules.map(({ category, monthlyCents, profiles, groupOptions, numbers }) => ({
      category,
      name: nameOf(category),
      serviceLevel: serviceLevelOf(category, serviceLevel.code),
      monthlyCents,
      profiles: profiles.map((profile) => profileAnswer(profile, requestsOf(profile.profileId))),
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

function profileAnswer(profile: ProfileOverview, pendingRequestIds: readonly string[]): ProfileAnswer {
  return {
    profileId: profile.profileId,
    productCode: profile.code,
    name: profile.user,
    e164: profile.e164,
    activeFrom: profile.activeFrom,
    activeUntil: profile.activeUntil,
    billedUntil: profile.billedUntil,
    withDevice: profile.withDevice,
    monthlyCents: profile.monthlyCents,
    options: inService(profile.options),
    pendingRequestIds,
  };
}

function inService(products: readonly ProductInUse[]): string[] {
  return products.filter(({ activeUntil }) => activeUntil === null).map(({ code }) => code);
}
