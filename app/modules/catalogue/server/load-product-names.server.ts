import type { Database } from "~/platform/database/database.server";
import type { PriceBook } from "../domain/catalogue";
import { loadCatalogue } from "./load-catalogue.server";

/** Returns the newest name of every product that any price list has or had, by code. */
export async function loadProductNames(context: { readonly database: Database }): Promise<Record<string, string>> {
  const { priceBook } = await loadCatalogue(context);
  return productNamesOf(priceBook);
}

function productNamesOf(priceBook: PriceBook): Record<string, string> {
  return Object.fromEntries(
    priceBook.flatMap(({ products }) => [...products.values()].map(({ code, name }) => [code, name])),
  );
}
