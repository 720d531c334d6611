import type { LocalDate } from "~/kernel/local-date";
import { productInUseOn, type PriceBook, type Product } from "~/modules/catalogue/domain/catalogue";
import type { AreaCodePolicy } from "~/modules/catalogue/domain/rule-pack";
import type { Inventory, InventorySubscription } from "~/modules/inventory/domain/inventory";
import type { InventoryChange, NewSubscription } from "~/modules/inventory/domain/inventory-after";
import type { OneTimePart } from "../evaluation/one-time-costs";
import type { LineCharge } from "./execution-charges";

/** What executing a line is given: the day, and what is there on it. */
export type Execution = {
  readonly on: LocalDate;
  readonly inventory: Inventory;
  readonly priceBook: PriceBook;
  readonly areaCodes: AreaCodePolicy;
  /** Of this line (R4.3). */
  readonly oneTime: readonly OneTimePart[];
  readonly newId: () => string;
  /** The name of the n-th new user that got none, from 1. */
  readonly nameOfNew: (position: number) => string;
};

/** What executing a line changes, as values: what is in service, and what is billed once. */
export type LineEffects = Omit<InventoryChange, "on"> & { readonly charges: readonly LineCharge[] };

export const NO_EFFECTS: LineEffects = {
  newProfiles: [],
  conversion: null,
  endedProfileId: null,
  ended: [],
  started: [],
  charges: [],
};

/** What begins to be in service, and to be billed on a day. */
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

/** What is in service, no end known. */
export function running(inventory: Inventory, wanted: (it: InventorySubscription) => boolean): InventorySubscription[] {
  return inventory.subscriptions.filter((it) => it.activeFrom !== null && it.activeUntil === null && wanted(it));
}

/** A product as priced on the day of execution. Throws a RangeError when no list has it. */
export function productOf({ priceBook, on }: Execution, code: string): Product {
  return required(productInUseOn(priceBook, code, on), `the product ${code}`);
}

/** Throws a RangeError for what a judged line always has. */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new RangeError(`Missing: ${what}`);
  return value;
}
