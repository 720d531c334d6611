import type { Product } from "~/modules/catalogue/domain/catalogue";
import { priceListOn } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/domain/short-product-name";
import type { ChangeSnapshot } from "../domain/change-snapshot";
import type { ExecutionStart } from "../domain/execution-time";
import type { PhoneNumbers } from "../domain/shown-users";

/** What the change page shows beside the snapshot that it judges: how people and numbers are known. */
export type ChangeView = {
  readonly snapshot: ChangeSnapshot;
  readonly executionStarts: readonly ExecutionStart[];
  readonly phoneNumbers: PhoneNumbers;
  /** Numbers and blocks in service, by id. */
  readonly numberRanges: Readonly<Record<string, { readonly first: string | null; readonly last: string | null }>>;
};

export function productsOf(snapshot: ChangeSnapshot): ReadonlyMap<string, Product> {
  return priceListOn(snapshot.priceBook, snapshot.receivedOn).products;
}

export function productName(products: ReadonlyMap<string, Product>, code: string): string {
  return shortProductName(products.get(code)?.name ?? code);
}
