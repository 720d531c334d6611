import { toDateColumn, toLocalDate } from "~/platform/database/date-columns.server";
import type { Transaction } from "~/platform/database/database.server";
import type { RateSheet } from "../domain/rating/rate-sheet";
import { parseRateSheet } from "../schemas/rate-sheet-schema";

/** Returns all rate sheets, ascending. */
export async function readRateSheets(tx: Transaction): Promise<RateSheet[]> {
  const rows = await tx.rateSheet.findMany({ orderBy: { validFrom: "asc" } });
  return rows.map((row) => parseRateSheet(row.content, toLocalDate(row.validFrom)));
}

/** Adds a rate sheet unless it exists. An existing one never changes. */
export async function addRateSheet(tx: Transaction, { validFrom, ...content }: RateSheet): Promise<void> {
  const id = Number(validFrom.replaceAll("-", ""));
  await tx.rateSheet.createMany({
    data: [{ id, validFrom: toDateColumn(validFrom), content: structuredClone(content) }],
    skipDuplicates: true,
  });
}
