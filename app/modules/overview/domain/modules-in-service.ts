import type { LocalDate } from "~/kernel/local-date";
import type { Refusals } from "~/modules/changes/domain/desk/offers";
import type { AllowanceRoom } from "~/modules/contract/domain/allowance-room";
import type { ServiceLevelTerms } from "~/modules/contract/domain/service-level-terms";
import type { ModuleOverview } from "~/modules/inventory/domain/module-overview";
import type { PendingChange } from "~/modules/inventory/domain/pending-change";

/** What a customer has today, module by module. */
export type ModulesInService = {
  readonly asOf: LocalDate;
  readonly serviceLevel: ServiceLevelTerms;
  readonly modules: readonly ModuleOverview[];
  /** The room for downscaling of each category in this contract year, or null when the term is over. */
  readonly rooms: readonly AllowanceRoom[] | null;
  /** How many profiles must remain in each category (R2.5). */
  readonly minimumProfiles: number;
  /** Queued lines about profiles, by date. */
  readonly pending: readonly PendingChange[];
  /** What no page may offer because the evaluator would refuse it. */
  readonly refusals: Refusals;
};
