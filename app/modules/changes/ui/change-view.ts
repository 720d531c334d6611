import type { Category, Product } from "~/modules/catalogue/domain/catalogue";
import { priceListOn } from "~/modules/catalogue/domain/catalogue";
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

/** The name of the price list without the house brand in front: the list of a page repeats it on every row otherwise. */
export function shortName(name: string): string {
  return name.replace(/^KPN EEN (?:Connext )?/, "");
}

export function productName(products: ReadonlyMap<string, Product>, code: string): string {
  return shortName(products.get(code)?.name ?? code);
}
