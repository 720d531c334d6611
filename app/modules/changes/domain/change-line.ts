import type { LocalDate } from "~/kernel/local-date";

/** One line of a change request, as the customer sends it. */
export type ChangeLine = (
  | AddProfile
  | RemoveProfile
  | ConvertProfile
  | HandOver
  | AddOption
  | RemoveOption
  | AddNumber
  | RemoveNumber
  | OrderPhone
) &
  Dated;

/** The date that is asked for a line (R3.4): without one it has that of the request. */
export type Dated = { readonly preferredDate?: LocalDate | null };

export type AddProfile = {
  readonly action: "add-profile";
  readonly productCode: string;
  readonly quantity: number;
  /** Orders one IP phone per profile. */
  readonly withPhone: boolean;
  readonly options: readonly string[];
  /** The names of the new users, as far as the customer gave them. */
  readonly names: readonly string[];
  /** The same for one new user; `names` goes before it. */
  readonly name?: string | null;
  /** The number that the new user gets, in E.164 (R5.8); null or absent: the lowest free one of the oldest block. */
  readonly e164?: string | null;
  /** The cost centre of the new users, from their first day on. */
  readonly costCentre?: string | null;
};
export type RemoveProfile = { readonly action: "remove-profile"; readonly profileId: string };
export type ConvertProfile = {
  readonly action: "convert-profile";
  readonly profileId: string;
  readonly toProductCode: string;
};
/** Gives a profile the name of another person, another free number, or both (R5.8). What is null or absent stays. */
export type HandOver = {
  readonly action: "hand-over";
  readonly profileId: string;
  readonly name?: string | null;
  readonly e164?: string | null;
  /** Takes the number away, which is free from that day on; never with `e164`. */
  readonly release?: boolean;
};
/** A group option when it has no profile. */
export type AddOption = {
  readonly action: "add-option";
  readonly profileId: string | null;
  readonly productCode: string;
  /** Why the customer needs it, for an option that is ordered with a reason (R5.7). */
  readonly substantiation?: string | null;
};
export type RemoveOption = {
  readonly action: "remove-option";
  readonly profileId: string | null;
  readonly productCode: string;
};
export type AddNumber = {
  readonly action: "add-number";
  readonly productCode: string;
  readonly quantity: number;
  readonly country: string;
  readonly areaCode: string | null;
};
export type RemoveNumber = { readonly action: "remove-number"; readonly numberId: string };
export type OrderPhone = { readonly action: "order-phone"; readonly profileId: string; readonly quantity: number };

export type Action = ChangeLine["action"];

export const ACTIONS: readonly Action[] = [
  "add-profile",
  "remove-profile",
  "convert-profile",
  "hand-over",
  "add-option",
  "remove-option",
  "add-number",
  "remove-number",
  "order-phone",
];

/** Returns whether a line has a phone delivered. */
export function bringsPhone(line: ChangeLine): boolean {
  return line.action === "order-phone" || (line.action === "add-profile" && line.withPhone);
}

/** Returns the profile that a line is about, or null when it is about none. */
export function profileIdOf(line: ChangeLine): string | null {
  return "profileId" in line ? line.profileId : null;
}

/** Returns a line without the date that was asked for it. */
export function withoutDate(line: ChangeLine): ChangeLine {
  return line.preferredDate == null ? line : { ...line, preferredDate: null };
}

/** Returns the names that were given to new users, in their order. */
export function namesOf({ names, name }: AddProfile): readonly string[] {
  return names.length === 0 && name != null ? [name] : names;
}
