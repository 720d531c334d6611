/** One line of a change request, as the customer sends it. */
export type ChangeLine =
  AddProfile | RemoveProfile | ConvertProfile | AddOption | RemoveOption | AddNumber | RemoveNumber | OrderPhone;

export type AddProfile = {
  readonly action: "add-profile";
  readonly productCode: string;
  readonly quantity: number;
  /** Orders one IP phone per profile. */
  readonly withPhone: boolean;
  readonly options: readonly string[];
  /** The names of the new users, as far as the customer gave them. */
  readonly names: readonly string[];
};
export type RemoveProfile = { readonly action: "remove-profile"; readonly profileId: string };
export type ConvertProfile = {
  readonly action: "convert-profile";
  readonly profileId: string;
  readonly toProductCode: string;
};
/** A group option when it has no profile. */
export type AddOption = {
  readonly action: "add-option";
  readonly profileId: string | null;
  readonly productCode: string;
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
