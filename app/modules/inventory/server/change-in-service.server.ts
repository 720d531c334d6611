import type { Transaction } from "~/platform/database/database.server";
import type { NewId } from "~/platform/new-id.server";
import type { Inventory } from "../domain/inventory";
import { inventoryAfter, type InventoryChange } from "../domain/inventory-after";
import {
  endProfileRow,
  endSubscriptionRow,
  handOverProfile,
  insertProfilesInService,
  insertSubscriptionsInService,
  releaseNumber,
  setProfileProduct,
} from "./in-service-repository.server";

/** A change and its origin. */
export type ServiceChange = InventoryChange & {
  /** The line of the change request that causes it. Null when the service desk makes the change outside the portal. */
  readonly lineId: string | null;
};

/** Applies a change in the transaction of its line and returns the inventory after it. The day of the change is the
 *  last day in service of what ends and the first of what starts. Throws when something that should end is not in
 *  service. */
export async function changeInService(
  tx: Transaction,
  newId: NewId,
  customerId: string,
  inventory: Inventory,
  change: ServiceChange,
): Promise<Inventory> {
  const { on, lineId, conversion, handOver, endedProfileId } = change;
  for (const { subscriptionId, billedUntil } of change.ended) {
    const ended = await endSubscriptionRow(tx, { customerId, id: subscriptionId, on, billedUntil, lineId });
    if (!ended) throw new Error(`Subscription ${subscriptionId} is not in service`);
  }
  if (endedProfileId !== null && !(await endProfileRow(tx, customerId, endedProfileId, on))) {
    throw new Error(`Profile ${endedProfileId} is not in service`);
  }
  if (
    conversion !== null &&
    !(await setProfileProduct(tx, customerId, conversion.profileId, conversion.toProductCode))
  ) {
    throw new Error(`Profile ${conversion.profileId} is not in service`);
  }
  for (const release of change.released) await releaseNumber(tx, customerId, release, on);
  if (handOver !== null && !(await handOverProfile(tx, customerId, handOver, on))) {
    throw new Error(`Profile ${handOver.profileId} is not in service`);
  }
  const started = change.started.map((it) => ({ ...it, id: newId.uuid() }));
  await insertProfilesInService(
    tx,
    change.newProfiles.map((profile) => ({ ...profile, customerId, activeFrom: on, lineId })),
  );
  await insertSubscriptionsInService(
    tx,
    started.map((it) => ({ ...it, customerId, activeFrom: on, lineId })),
  );
  return inventoryAfter(inventory, { ...change, started });
}
