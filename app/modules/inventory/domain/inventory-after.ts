import { addDays, latest, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Inventory, InventoryProfile, InventorySubscription, SubscriptionKind } from "./inventory";

/** What a change does to what is in service, on one day. */
export type InventoryChange = {
  readonly on: LocalDate;
  readonly newProfiles: readonly NewProfile[];
  readonly conversion: { readonly profileId: string; readonly toProductCode: string } | null;
  readonly released: readonly Release[];
  readonly handOver: ProfileHandOver | null;
  readonly endedProfileId: string | null;
  readonly ended: readonly EndedSubscription[];
  readonly started: readonly NewSubscription[];
};

export type NewProfile = {
  readonly id: string;
  readonly category: Category;
  readonly productCode: string;
  readonly name: string;
  readonly e164: string | null;
  readonly costCentre: string | null;
};

/** What a profile gets from the day of the change on (R5.8); null: that stays. */
export type ProfileHandOver = {
  readonly profileId: string;
  readonly name: string | null;
  readonly e164: string | null;
  /** It has no number from then on. */
  readonly releases: boolean;
};

/** A profile whose number goes to somebody else on the day of the change. */
export type Release = { readonly profileId: string; readonly e164: string };

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
      withDevice: false,
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
  { on, conversion, released, handOver, endedProfileId }: IdentifiedChange,
): InventoryProfile {
  if (profile.activeUntil === null && released.some(({ profileId }) => profileId === profile.id)) {
    return { ...profile, e164: null };
  }
  if (profile.id === handOver?.profileId) {
    const e164 = handOver.releases ? null : (handOver.e164 ?? profile.e164);
    return { ...profile, name: handOver.name ?? profile.name, e164 };
  }
  if (profile.id === endedProfileId) return { ...profile, activeUntil: on };
  return profile.id === conversion?.profileId ? { ...profile, productCode: conversion.toProductCode } : profile;
}
