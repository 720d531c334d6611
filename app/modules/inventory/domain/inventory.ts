import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { NumberInService, NumberRange, ProfileInService } from "./in-service";

/** Everything that a customer has, had or has ordered. */
export type Inventory = {
  /** Every profile there ever was, by name, as the first day of a contract year may be in the past (R2.2). */
  readonly profiles: readonly InventoryProfile[];
  /** Products that are in service, ordered or still billed. */
  readonly subscriptions: readonly InventorySubscription[];
};

export type InventoryProfile = ProfileInService & {
  readonly name: string;
  readonly costCentre: string | null;
};

export type SubscriptionKind = "profile" | "option" | "group-option" | "number";

/** One product and when it is in service and billed, both days included. A null start means that it is not delivered
 *  yet. */
export type InventorySubscription = {
  readonly id: string;
  readonly category: Category;
  readonly kind: SubscriptionKind;
  readonly productCode: string;
  readonly profileId: string | null;
  readonly numbers: NumberRange | null;
  readonly activeFrom: LocalDate | null;
  readonly activeUntil: LocalDate | null;
  readonly billedFrom: LocalDate | null;
  readonly billedUntil: LocalDate | null;
};

/** Returns the group options in service without a known end, including the exchange itself. */
export function groupOptionsInService(inventory: Inventory): string[] {
  return inventory.subscriptions
    .filter((it) => it.kind === "group-option" && isRunning(it))
    .map((it) => it.productCode);
}

/** Returns the numbers and blocks of numbers in service without a known end. */
export function numbersInService(inventory: Inventory): NumberInService[] {
  return inventory.subscriptions
    .filter((it) => it.kind === "number" && isRunning(it))
    .map(({ id, productCode, numbers }) => ({ id, productCode, numbers }));
}

function isRunning(subscription: InventorySubscription): boolean {
  return subscription.activeFrom !== null && subscription.activeUntil === null;
}

/** A product that came into service with a delivery. */
export type StartedSubscription = {
  readonly category: Category;
  readonly kind: SubscriptionKind;
  readonly productCode: string;
  readonly profileId: string | null;
};
