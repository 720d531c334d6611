import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Transaction } from "~/platform/database.server";
import type { NewId } from "~/platform/new-id.server";
import type { SubscriptionKind } from "../domain/inventory";
import {
  endProfileRow,
  endSubscriptionRow,
  insertProfilesInService,
  insertSubscriptionsInService,
  setProfileProduct,
} from "./in-service-repository.server";

/** What a change does to what is in service, on one day. */
export type InventoryChange = {
  readonly on: LocalDate;
  /** The line of the change request that causes it; null: the service desk, outside the portal. */
  readonly lineId: string | null;
  readonly newProfiles: readonly {
    readonly id: string;
    readonly category: Category;
    readonly productCode: string;
    readonly name: string;
  }[];
  readonly conversion: { readonly profileId: string; readonly toProductCode: string } | null;
  readonly endedProfileId: string | null;
  readonly ended: readonly { readonly subscriptionId: string; readonly billedUntil: LocalDate }[];
  readonly started: readonly {
    readonly kind: SubscriptionKind;
    readonly category: Category;
    readonly productCode: string;
    readonly profileId: string | null;
    readonly billedFrom: LocalDate;
    readonly country: string | null;
    readonly areaCode: string | null;
  }[];
};

/** Ends and starts what a change ends and starts, in the transaction of its line: its day is the last day in service of what
 *  goes and the first of what comes. Throws when something that should end is not in service. */
export async function changeInService(
  tx: Transaction,
  newId: NewId,
  customerId: string,
  change: InventoryChange,
): Promise<void> {
  const { on, lineId, conversion, endedProfileId } = change;
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
  await insertProfilesInService(
    tx,
    change.newProfiles.map((profile) => ({ ...profile, customerId, activeFrom: on, lineId })),
  );
  await insertSubscriptionsInService(
    tx,
    change.started.map((it) => ({ ...it, id: newId.uuid(), customerId, activeFrom: on, lineId })),
  );
}
