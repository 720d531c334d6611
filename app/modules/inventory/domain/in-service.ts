import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";

/** A user profile or connection that is, was or will be in service. */
export type ProfileInService = {
  readonly id: string;
  readonly category: Category;
  readonly productCode: string;
  /** Null when it is ordered and not delivered yet. */
  readonly activeFrom: LocalDate | null;
  /** The last day in service. Null while it is in service, even when its removal is queued. */
  readonly activeUntil: LocalDate | null;
  /** The monthly price includes a device (R2.7). */
  readonly withDevice: boolean;
  /** The codes of its current options. */
  readonly options: readonly string[];
  /** The name of the user for messages, or null when it is not known. */
  readonly name: string | null;
  /** Its telephone number in E.164, or null when it has none. */
  readonly e164: string | null;
};

/** A number or block of numbers in service. */
export type NumberInService = {
  readonly id: string;
  readonly productCode: string;
  readonly numbers: NumberRange | null;
};

/** The first and last number in E.164, equal for a single number. Null while it is ordered and not assigned yet. */
export type NumberRange = { readonly first: string; readonly last: string };

/** Returns whether a number is in a range of the same country: numbers of equal length sort as text. */
export function holdsNumber({ first, last }: NumberRange, e164: string): boolean {
  return e164.length === first.length && e164.length === last.length && first <= e164 && e164 <= last;
}

/** Yields the numbers of a range in order. */
export function* numbersOf({ first, last }: NumberRange): Generator<string> {
  const end = BigInt(last.slice(1));
  for (let number = BigInt(first.slice(1)); number <= end; number += 1n) yield `+${String(number)}`;
}

/** Returns whether a profile is in service on a day without a known end, which is when changes can be requested for it
 *  (R2.5). */
export function isInService(profile: ProfileInService, on: LocalDate): boolean {
  return profile.activeUntil === null && profile.activeFrom !== null && profile.activeFrom <= on;
}
