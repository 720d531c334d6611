import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Delivery } from "./delivery";
import type { InstallationProgress } from "./installation-progress";

/** What a customer sees before the portal opens (R8.2). */
export type Installation = {
  readonly startDate: LocalDate;
  readonly termMonths: number;
  readonly categories: readonly Category[];
  readonly progress: InstallationProgress;
  readonly parts: readonly InstallationPart[];
  /** Those with something left to arrange, or all of them once everything is delivered. */
  readonly coordinators: readonly string[];
};

export type InstallationPart = Delivery & {
  readonly warrantyUntil: LocalDate | null;
  /** The number of profiles delivered with it, or null when the category is delivered in several parts. */
  readonly profiles: number | null;
};
