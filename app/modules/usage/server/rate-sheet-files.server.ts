import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rateSheetProblems, type RateSheet } from "../domain/rating/rate-sheet";
import { rateSheetOfRows } from "../schemas/rate-sheet-rows";
import { readCsvRows } from "~/platform/csv/csv-rows.server";
import { readTariffFiles, type RateSheetFiles } from "~/modules/catalogue/server/tariff-files.server";

/** Reads and validates the call rates of `prisma/tariffs/<date>/` (R4.6), ascending by date. Throws an Error that names
 *  every problem. */
export function readRateSheets(
  folders: readonly RateSheetFiles[] = readTariffFiles().rateSheetFiles,
): readonly RateSheet[] {
  const sheets = folders.map(({ validFrom, directory }) =>
    rateSheetOfRows(validFrom, {
      callRates: readCsvRows(join(directory, "call-rates.csv")),
      zones: readCsvRows(join(directory, "zones.csv")),
      mobile: readCsvRows(join(directory, "mobile.csv")),
      serviceNumbers: readCsvRows(join(directory, "service-numbers.csv")),
      policy: JSON.parse(readFileSync(join(directory, "rating-policy.json"), "utf8")),
    }),
  );
  const problems = rateSheetProblems(sheets);
  if (problems.length > 0) throw new Error(problems.join("; "));
  return sheets;
}
