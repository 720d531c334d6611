/** One line of a change request, as the customer sends it. */
export type ChangeLine =
  AddProfile | RemoveProfile | ConvertProfile | AddOption | RemoveOption | AddNumber | RemoveNumber | OrderPhone;

export type AddProfile = {
  readonly action: "add-profile";
  readonly productCode: string;
  readonly quantity: number;
  /** One IP phone per profile. */
  readonly withPhone: boolean;
  readonly options: readonly string[];
  /** The new users, as far as the customer named them. */
  readonly names: readonly string[];
};
export type RemoveProfile = { readonly action: "remove-profile"; readonly profileId: string };
export type ConvertProfile = {
  readonly action: "convert-profile";
  readonly profileId: string;
  readonly toProductCode: string;
};
/** Without a profile: a group option. */
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

/** True for a line that has a phone delivered. */
export function bringsPhone(line: ChangeLine): boolean {
  return line.action === "order-phone" || (line.action === "add-profile" && line.withPhone);
}

/** The profile that a line is about; null for what is about none. */
export function profileIdOf(line: ChangeLine): string | null {
  return "profileId" in line ? line.profileId : null;
}
