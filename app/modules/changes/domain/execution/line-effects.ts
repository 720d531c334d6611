import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { SubscriptionKind } from "~/modules/inventory/domain/inventory";

/** What executing a line changes, as values: the inventory, and what is billed once. */
export type LineEffects = {
  readonly newProfiles: readonly NewProfile[];
  readonly conversion: { readonly profileId: string; readonly toProductCode: string } | null;
  readonly endedProfileId: string | null;
  readonly ended: readonly EndedSubscription[];
  readonly started: readonly StartedSubscription[];
  readonly charges: readonly LineCharge[];
};

export type NewProfile = {
  readonly id: string;
  readonly category: Category;
  readonly productCode: string;
  readonly name: string;
};

export type EndedSubscription = { readonly subscriptionId: string; readonly billedUntil: LocalDate };

export type StartedSubscription = {
  readonly kind: SubscriptionKind;
  readonly category: Category;
  readonly productCode: string;
  /** null: of the group. */
  readonly profileId: string | null;
  readonly billedFrom: LocalDate;
  /** Numbers only. */
  readonly country: string | null;
  readonly areaCode: string | null;
};

/** An amount in cents without VAT for the next invoice. */
export type LineCharge = {
  readonly kind: "one-time" | "buy-out" | "subscription";
  readonly category: Category;
  readonly productCode: string;
  readonly profileId: string | null;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly quantity: number;
  readonly unitCents: number;
};

export const NO_EFFECTS: LineEffects = {
  newProfiles: [],
  conversion: null,
  endedProfileId: null,
  ended: [],
  started: [],
  charges: [],
};
