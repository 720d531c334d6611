import type { LocalDate } from "~/kernel/local-date";
import type { Database } from "~/platform/database/database.server";
import type { PriceBook, PriceList } from "../domain/catalogue";
import type { RulePack } from "../domain/rule-pack";
import { changedTariffs } from "../domain/tariff-differences";
import { addPriceList, addRulePack, readPriceBook, readRulePacks } from "./catalogue-repository.server";

type ReferenceData = { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] };

/** Adds the price lists and rule packs that the database lacks (R4.6), as the operator, in one transaction. What is there
 *  stays as it is: ask `changedReferenceData` first. */
export async function loadReferenceData(context: { readonly database: Database }, files: ReferenceData): Promise<void> {
  await context.database.withoutCustomer(async (tx) => {
    for (const list of files.priceBook) await addPriceList(tx, list);
    for (const pack of files.rulePacks) await addRulePack(tx, pack);
  });
}

/** Returns where files differ from the price lists and rule packs that the database has of the same days. Empty when
 *  they only add to them. */
export async function changedReferenceData(
  context: { readonly database: Database },
  files: ReferenceData,
): Promise<string[]> {
  const stored = await context.database.withoutCustomer(async (tx) => ({
    priceBook: await readPriceBook(tx),
    rulePacks: await readRulePacks(tx),
  }));
  return [
    ...changedTariffs("price list", files.priceBook.map(asObject), stored.priceBook.map(asObject)),
    ...changedTariffs("rule pack", files.rulePacks, stored.rulePacks),
  ];
}

/** As `tariffDifferences` reads it: products by their code, and their order. */
function asObject({ validFrom, products }: PriceList): { readonly validFrom: LocalDate } {
  return { ...Object.fromEntries(products), validFrom, ...{ order: [...products.keys()] } };
}
