import { cachedReference } from "~/platform/database/cached-reference.server";
import type { PriceBook } from "../domain/catalogue";
import type { RulePack } from "../domain/rule-pack";
import { readPriceBook, readRulePacks } from "./catalogue-repository.server";

export type Catalogue = { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] };

/** Price lists and rule packs of the database, kept by the process (R4.6): they never change once there, only grow. Asked for before
 *  a transaction. */
export const loadCatalogue = cachedReference((database): Promise<Catalogue> =>
  database.withoutCustomer(async (tx) => ({
    priceBook: await readPriceBook(tx),
    rulePacks: await readRulePacks(tx),
  })),
);
