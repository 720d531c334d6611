import type { Category, Product } from "~/modules/catalogue/domain/catalogue";
import { priceListOn } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/domain/short-product-name";
import type { ChangeSnapshot } from "../domain/change-snapshot";

/** What the change page shows beside the snapshot that it judges: how people and numbers are known. */
export type ChangeView = {
  readonly snapshot: ChangeSnapshot;
  /** Telephone numbers by profile id, as E.164. */
  readonly phoneNumbers: Readonly<Record<string, string>>;
  /** Numbers and blocks in service, by id. */
  readonly numberRanges: Readonly<Record<string, { readonly first: string | null; readonly last: string | null }>>;
};

export function productsOf(snapshot: ChangeSnapshot): ReadonlyMap<string, Product> {
  return priceListOn(snapshot.priceBook, snapshot.receivedOn).products;
}

/** The categories that have a profile in service, in the order of the price list's categories. */
export function categoriesInService(snapshot: ChangeSnapshot, order: readonly Category[]): Category[] {
  return order.filter((category) => snapshot.profiles.some((p) => p.category === category && p.activeUntil === null));
}

export function productName(products: ReadonlyMap<string, Product>, code: string): string {
  return shortProductName(products.get(code)?.name ?? code);
}
