import { changedTariffs } from "~/modules/catalogue/domain/tariff-differences";
import type { Database } from "~/platform/database/database.server";
import { rateSheetProblems, type RateSheet } from "../domain/rating/rate-sheet";
import { addRateSheet, readRateSheets } from "./rate-sheet-repository.server";

/** Adds the rate sheets that the database lacks (R4.6), as the operator, in one transaction. What is there stays as it is:
 *  ask `changedRateSheets` first. */
export async function storeRateSheets(
  context: { readonly database: Database },
  sheets: readonly RateSheet[],
): Promise<void> {
  await context.database.withoutCustomer(async (tx) => {
    for (const sheet of sheets) await addRateSheet(tx, sheet);
  });
}

/** Returns where sheets differ from those that the database has of the same days. Empty when they only add to them. */
export async function changedRateSheets(
  context: { readonly database: Database },
  sheets: readonly RateSheet[],
): Promise<string[]> {
  return changedTariffs("call rates", sheets, await context.database.withoutCustomer(readRateSheets));
}

/** Returns the rate sheets of the database, ascending. They are not cached, as imports and reratings follow a new
 *  tariff. Throws an Error when there are none or one is invalid. */
export async function loadRateSheets(context: { readonly database: Database }): Promise<readonly RateSheet[]> {
  const sheets = await context.database.withoutCustomer(readRateSheets);
  const problems = rateSheetProblems(sheets);
  if (problems.length > 0) throw new Error(problems.join("; "));
  return sheets;
}
