import type { LocalDate } from "~/kernel/local-date";
import { productInUseOn, type PriceBook, type Product } from "~/modules/catalogue/domain/catalogue";
import type { AreaCodePolicy } from "~/modules/catalogue/domain/rule-pack";
import type { Inventory, InventorySubscription } from "~/modules/inventory/domain/inventory";
import type { InventoryChange, NewSubscription } from "~/modules/inventory/domain/inventory-after";
import type { NumberPlan } from "../rules/number-plan";
import type { OneTimePart } from "../evaluation/one-time-costs";
import type { LineCharge } from "./execution-charges";

/** What executing a line needs: the day, and what is in service on it. */
export type Execution = {
  readonly on: LocalDate;
  readonly inventory: Inventory;
  readonly priceBook: PriceBook;
  readonly areaCodes: AreaCodePolicy;
  /** The one-time costs of this line (R4.3). */
  readonly oneTime: readonly OneTimePart[];
  readonly newId: () => string;
  /** Who has which number, with everything that is queued besides this line (R5.8). */
  readonly numberPlan: NumberPlan;
  /** Returns the name of the n-th new user that was given none, counting from 1. */
  readonly nameOfNew: (position: number) => string;
};

/** What executing a line changes, as values: what is in service, and what is charged once. */
export type LineEffects = Omit<InventoryChange, "on"> & { readonly charges: readonly LineCharge[] };

export const NO_EFFECTS: LineEffects = {
  newProfiles: [],
  conversion: null,
  handOver: null,
  released: [],
  endedProfileId: null,
  ended: [],
  started: [],
  charges: [],
};

/** Returns a subscription that starts, and is billed from, a day. */
export function started(
  kind: NewSubscription["kind"],
  product: Product,
  profileId: string | null,
  billedFrom: LocalDate,
): NewSubscription {
  return {
    kind,
    category: product.category,
    productCode: product.code,
    profileId,
    billedFrom,
    country: null,
    areaCode: null,
  };
}

/** Returns the subscriptions in service that have no end date. */
export function running(inventory: Inventory, wanted: (it: InventorySubscription) => boolean): InventorySubscription[] {
  return inventory.subscriptions.filter((it) => it.activeFrom !== null && it.activeUntil === null && wanted(it));
}

/** Returns a product as priced on the day of execution. Throws a RangeError when no price list has it. */
export function productOf({ priceBook, on }: Execution, code: string): Product {
  return required(productInUseOn(priceBook, code, on), `the product ${code}`);
}

/** Throws a RangeError when a value is missing that every judged line has. */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new RangeError(`Missing: ${what}`);
  return value;
}
