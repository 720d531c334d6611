import type { Product } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";

/** Returns the short name of a product, or its code when no price list has had it. */
export function productName(products: ReadonlyMap<string, Product>, code: string): string {
  return shortProductName(products.get(code)?.name ?? code);
}
