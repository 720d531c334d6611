import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";

/** A user profile or connection that is, was or will be in service. */
export type ProfileInService = {
  readonly id: string;
  readonly category: Category;
  readonly productCode: string;
  /** null: ordered, not delivered yet. */
  readonly activeFrom: LocalDate | null;
  /** The last day in service; null while it is in service, also when its removal is queued. */
  readonly activeUntil: LocalDate | null;
  /** The monthly price holds a device (R2.7). */
  readonly withDevice: boolean;
  /** Product codes of the options it has now. */
  readonly options: readonly string[];
  /** The user, for messages; null when it is not known. */
  readonly name: string | null;
};

/** A number or block of numbers in service. */
export type NumberInService = { readonly id: string; readonly productCode: string };

/** Whether a profile is in service on a day, with no end known: what a change can be asked for (R2.5). */
export function isInService(profile: ProfileInService, on: LocalDate): boolean {
  return profile.activeUntil === null && profile.activeFrom !== null && profile.activeFrom <= on;
}
