import type { Database } from "~/platform/database.server";
import type { PriceBook } from "../domain/catalogue";
import type { RulePack } from "../domain/rule-pack";
import { readPriceBook, readRulePacks } from "./catalogue-repository.server";

export type Catalogue = { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] };

const kept = new WeakMap<Database, { readonly catalogue: Promise<Catalogue>; readonly until: number }>();
const KEPT_MS = 60_000;

/** Price lists and rule packs of the database. They never change once there, only grow, so a process keeps them for a
 *  minute. Throws when there are none. */
export function loadCatalogue(context: { readonly database: Database }): Promise<Catalogue> {
  const known = kept.get(context.database);
  if (known && performance.now() < known.until) return known.catalogue;
  const catalogue = context.database.withoutCustomer(async (tx) => ({
    priceBook: await readPriceBook(tx),
    rulePacks: await readRulePacks(tx),
  }));
  kept.set(context.database, { catalogue, until: performance.now() + KEPT_MS });
  catalogue.catch(() => kept.delete(context.database));
  return catalogue;
}
