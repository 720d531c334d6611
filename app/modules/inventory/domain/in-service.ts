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
  /** Its telephone number, as E.164; null when it has none. */
  readonly e164: string | null;
};

/** A number or block of numbers in service. */
export type NumberInService = {
  readonly id: string;
  readonly productCode: string;
  readonly numbers: NumberRange | null;
};

/** E.164, first to last, equal for a single number; null while it is ordered and not assigned yet. */
export type NumberRange = { readonly first: string; readonly last: string };

/** Whether a number stands in a range of its own country: numbers of equal length order as text. */
export function holdsNumber({ first, last }: NumberRange, e164: string): boolean {
  return e164.length === first.length && e164.length === last.length && first <= e164 && e164 <= last;
}

/** Whether a profile is in service on a day, with no end known: what a change can be asked for (R2.5). */
export function isInService(profile: ProfileInService, on: LocalDate): boolean {
  return profile.activeUntil === null && profile.activeFrom !== null && profile.activeFrom <= on;
}
