import { cachedReference } from "~/platform/database/cached-reference.server";
import type { PriceBook } from "../domain/catalogue";
import type { RulePack } from "../domain/rule-pack";
import { readPriceBook, readRulePacks } from "./catalogue-repository.server";

export type Catalogue = { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] };

/** Returns the price lists and rule packs of the database, cached by the process (R4.6). They never change, only new
 *  ones are added. Call it before a transaction, never inside one. */
export const loadCatalogue = cachedReference((database): Promise<Catalogue> =>
  database.withoutCustomer(async (tx) => ({
    priceBook: await readPriceBook(tx),
    rulePacks: await readRulePacks(tx),
  })),
);
