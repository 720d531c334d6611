import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Transaction } from "~/platform/database/database.server";
import type { NewId } from "~/platform/new-id.server";
import {
  addProfiles,
  addSubscriptions,
  startDelivery,
  type NewProfile,
  type NewSubscription,
} from "./inventory-repository.server";
import type { StartedSubscription } from "../domain/inventory";

/** What one delivery of the installation consists of, by product code. */
export type OrderedInventory = {
  readonly customerId: string;
  readonly deliveryId: string;
  readonly category: Category;
  readonly groupOptions: readonly string[];
  readonly numbers: readonly {
    readonly productCode: string;
    readonly first: string;
    readonly last: string;
    readonly country: string | null;
  }[];
  readonly profiles: readonly {
    readonly productCode: string;
    readonly name: string;
    readonly e164: string | null;
    readonly withDevice: boolean;
    readonly options: readonly string[];
  }[];
};

/** Records an order that is not in service and not billed yet (R1.6). A number that another customer has violates a
 *  constraint: `profiles_e164_in_service` or `subscriptions_numbers_apart`. */
export async function orderInventory(tx: Transaction, newId: NewId, order: OrderedInventory): Promise<void> {
  const shared = { customerId: order.customerId, deliveryId: order.deliveryId, category: order.category };
  const profiles = order.profiles.map(({ options, ...profile }) => ({
    row: { ...shared, id: newId.uuid(), ...profile } satisfies NewProfile,
    options,
  }));
  const subscription = (
    kind: NewSubscription["kind"],
    productCode: string,
    rest: Partial<NewSubscription> = {},
  ): NewSubscription => ({
    ...shared,
    id: newId.uuid(),
    kind,
    productCode,
    profileId: null,
    firstE164: null,
    lastE164: null,
    country: null,
    ...rest,
  });
  await addProfiles(
    tx,
    profiles.map(({ row }) => row),
  );
  await addSubscriptions(tx, [
    ...order.groupOptions.map((code) => subscription("group-option", code)),
    ...order.numbers.map(({ productCode, first, last, country }) =>
      subscription("number", productCode, { firstE164: first, lastE164: last, country }),
    ),
    ...profiles.flatMap(({ row, options }) => [
      subscription("profile", row.productCode, { profileId: row.id }),
      ...options.map((code) => subscription("option", code, { profileId: row.id })),
    ]),
  ]);
}

/** Puts a delivery into service and billing from the day on which its protocol is signed, that day included (R1.6).
 *  Returns each product that started. */
export function putDeliveryInService(
  tx: Transaction,
  delivery: { readonly customerId: string; readonly deliveryId: string },
  on: LocalDate,
): Promise<StartedSubscription[]> {
  return startDelivery(tx, delivery.customerId, delivery.deliveryId, on);
}
