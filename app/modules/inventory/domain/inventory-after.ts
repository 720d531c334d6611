import { addDays, latest, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Inventory, InventoryProfile, InventorySubscription, SubscriptionKind } from "./inventory";

/** What a change does to what is in service, on one day. */
export type InventoryChange = {
  readonly on: LocalDate;
  readonly newProfiles: readonly NewProfile[];
  readonly conversion: { readonly profileId: string; readonly toProductCode: string } | null;
  readonly endedProfileId: string | null;
  readonly ended: readonly EndedSubscription[];
  readonly started: readonly NewSubscription[];
};

export type NewProfile = {
  readonly id: string;
  readonly category: Category;
  readonly productCode: string;
  readonly name: string;
};

/** `billedUntil` is the last billed day. */
export type EndedSubscription = { readonly subscriptionId: string; readonly billedUntil: LocalDate };

export type NewSubscription = {
  readonly kind: SubscriptionKind;
  readonly category: Category;
  readonly productCode: string;
  /** Null when it belongs to the group. */
  readonly profileId: string | null;
  readonly billedFrom: LocalDate;
  /** Numbers only. */
  readonly country: string | null;
  readonly areaCode: string | null;
};

type IdentifiedChange = Omit<InventoryChange, "started"> & {
  readonly started: readonly (NewSubscription & { readonly id: string })[];
};

/** Returns the inventory after a change. The day of the change is the last day in service of what ends and the first of
 *  what starts. */
export function inventoryAfter(inventory: Inventory, change: IdentifiedChange): Inventory {
  const { on } = change;
  const endings = new Map(change.ended.map(({ subscriptionId, billedUntil }) => [subscriptionId, billedUntil]));
  const subscriptions = [
    ...inventory.subscriptions.map((it): InventorySubscription => {
      const billedUntil = endings.get(it.id);
      return billedUntil === undefined ? it : { ...it, activeUntil: on, billedUntil: endOf(it, billedUntil) };
    }),
    ...change.started.map(({ id, kind, category, productCode, profileId, billedFrom }): InventorySubscription => ({
      id,
      kind,
      category,
      productCode,
      profileId,
      numbers: null,
      activeFrom: on,
      activeUntil: null,
      billedFrom,
      billedUntil: null,
    })),
  ];
  const profiles = [
    ...inventory.profiles.map((profile) => profileAfter(profile, change)),
    ...change.newProfiles.map((profile): InventoryProfile => ({
      ...profile,
      e164: null,
      withDevice: false,
      costCentre: null,
      activeFrom: on,
      activeUntil: null,
      options: [],
    })),
  ];
  const options = optionsByProfile(subscriptions);
  return {
    profiles: profiles.map((profile) => ({ ...profile, options: options.get(profile.id) ?? [] })),
    subscriptions,
  };
}

/** Returns the codes of the options in service, by profile. */
export function optionsByProfile(subscriptions: readonly InventorySubscription[]): ReadonlyMap<string, string[]> {
  const options = new Map<string, string[]>();
  for (const { kind, profileId, productCode, activeUntil } of subscriptions) {
    if (kind !== "option" || profileId === null || activeUntil !== null) continue;
    options.set(profileId, [...(options.get(profileId) ?? []), productCode]);
  }
  return options;
}

/** A subscription that was not billed yet by then never is. */
function endOf({ billedFrom }: InventorySubscription, billedUntil: LocalDate): LocalDate {
  return billedFrom === null ? billedUntil : latest(billedUntil, addDays(billedFrom, -1));
}

function profileAfter(
  profile: InventoryProfile,
  { on, conversion, endedProfileId }: IdentifiedChange,
): InventoryProfile {
  if (profile.id === endedProfileId) return { ...profile, activeUntil: on };
  return profile.id === conversion?.profileId ? { ...profile, productCode: conversion.toProductCode } : profile;
}
