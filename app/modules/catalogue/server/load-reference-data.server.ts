import type { Database } from "~/platform/database/database.server";
import type { PriceBook } from "../domain/catalogue";
import type { RulePack } from "../domain/rule-pack";
import { addPriceList, addRulePack } from "./catalogue-repository.server";

/** Adds the price lists and rule packs that the database lacks (R4.6), as the operator, in one transaction. */
export async function loadReferenceData(
  context: { readonly database: Database },
  files: { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] },
): Promise<void> {
  await context.database.withoutCustomer(async (tx) => {
    for (const list of files.priceBook) await addPriceList(tx, list);
    for (const pack of files.rulePacks) await addRulePack(tx, pack);
  });
}
