import type { Database } from "~/platform/database/database.server";
import { rateSheetProblems, type RateSheet } from "../domain/rating/rate-sheet";
import { addRateSheet, readRateSheets } from "./rate-sheet-repository.server";

/** Brings rate sheets that the database lacks into it (R4.6), as the operator, in one transaction. */
export async function storeRateSheets(
  context: { readonly database: Database },
  sheets: readonly RateSheet[],
): Promise<void> {
  await context.database.withoutCustomer(async (tx) => {
    for (const sheet of sheets) await addRateSheet(tx, sheet);
  });
}

/** The rate sheets of the database, ascending; read anew by each import and rerating, which are asked for after a tariff came. Throws an Error when there are none or one is wrong. */
export async function loadRateSheets(context: { readonly database: Database }): Promise<readonly RateSheet[]> {
  const sheets = await context.database.withoutCustomer(readRateSheets);
  const problems = rateSheetProblems(sheets);
  if (problems.length > 0) throw new Error(problems.join("; "));
  return sheets;
}
