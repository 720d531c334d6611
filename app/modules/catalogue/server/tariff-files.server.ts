import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isLocalDate, type LocalDate } from "~/kernel/local-date";
import type { PriceBook } from "../domain/catalogue";
import type { RulePack } from "../domain/rule-pack";
import { tariffProblems } from "../domain/tariff-problems";
import { parsePriceList } from "../schemas/price-list-schema";
import { parseRulePack } from "../schemas/rule-pack-schema";
import { readCsvRows } from "~/platform/csv/csv-rows.server";
import { projectPath } from "~/platform/project-path.server";

/** A dated folder whose call rates are read by usage. */
export type RateSheetFiles = { readonly validFrom: LocalDate; readonly directory: string };

export type TariffFiles = {
  readonly priceBook: PriceBook;
  readonly rulePacks: readonly RulePack[];
  readonly rateSheetFiles: readonly RateSheetFiles[];
};

/** Reads and validates `prisma/tariffs/<date>/` (R4.6). A folder is in force from its date and contains any of a price
 *  list (`products.csv` with `numbers.csv`), a rule pack and call rates. Throws an Error that names every problem. */
export function readTariffFiles(directory: string = projectPath("prisma/tariffs")): TariffFiles {
  const folders = readdirSync(directory).filter(isLocalDate).sort();
  const holding = (file: string): { validFrom: LocalDate; directory: string }[] =>
    folders
      .map((validFrom) => ({ validFrom, directory: join(directory, validFrom) }))
      .filter((folder) => existsSync(join(folder.directory, file)));
  const priceBook = holding("products.csv").map((folder) =>
    parsePriceList(
      folder.validFrom,
      readCsvRows(join(folder.directory, "products.csv")),
      readCsvRows(join(folder.directory, "numbers.csv")),
    ),
  );
  const rulePacks = holding("rule-pack.json").map((folder) =>
    parseRulePack(JSON.parse(readFileSync(join(folder.directory, "rule-pack.json"), "utf8")), folder.validFrom),
  );
  const problems = tariffProblems(priceBook, rulePacks);
  if (problems.length > 0) throw new Error(`${directory}: ${problems.join("; ")}`);
  return { priceBook, rulePacks, rateSheetFiles: holding("call-rates.csv") };
}
