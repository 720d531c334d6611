import { localDate } from "~/kernel/local-date";
import type { Inventory, InventoryProfile, InventorySubscription } from "../domain/inventory";

const START = localDate("2025-03-01");

/** Returns a Pro user in service since the start; every field can be replaced. */
export function profileInInventory(fields: Partial<InventoryProfile> = {}): InventoryProfile {
  return {
    id: "p1",
    category: "voice",
    productCode: "VOICE_PROFILE_PRO",
    name: "Jan Jansen",
    e164: "+31201234561",
    costCentre: null,
    withDevice: false,
    activeFrom: START,
    activeUntil: null,
    options: [],
    ...fields,
  };
}

/** Returns the Pro product of profile p1, in service and billed since the start; every field can be replaced. */
export function subscriptionInInventory(fields: Partial<InventorySubscription> = {}): InventorySubscription {
  return {
    id: "s1",
    category: "voice",
    kind: "profile",
    productCode: "VOICE_PROFILE_PRO",
    profileId: fields.kind === "group-option" || fields.kind === "number" ? null : "p1",
    numbers: null,
    activeFrom: START,
    activeUntil: null,
    billedFrom: START,
    billedUntil: null,
    ...fields,
  };
}

export function inventoryOf(
  profiles: readonly InventoryProfile[],
  subscriptions: readonly InventorySubscription[],
): Inventory {
  return { profiles, subscriptions };
}
