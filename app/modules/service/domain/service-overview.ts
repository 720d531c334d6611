import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { TimesOfDay } from "~/modules/catalogue/domain/rule-pack";
import type { ServiceLevelTerms } from "~/modules/contract/domain/service-level-terms";
import type { Delivery } from "./delivery";

/** What the service level promises, and what was delivered. */
export type ServiceOverview = {
  readonly serviceLevel: ServiceLevelTerms;
  /** From the rule pack in force today. */
  readonly officeHours: TimesOfDay;
  readonly maintenance: TimesOfDay;
  readonly modules: readonly Category[];
  readonly deliveries: readonly (Delivery & { readonly warrantyUntil: LocalDate | null })[];
};
