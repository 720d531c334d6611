import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { firstDayOf, lastDayOf, type BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import type { ListedRecordRow } from "../domain/reports/listed-record";
import { priceReason, type PriceReason } from "../domain/reports/price-reason";
import { ALL_USAGE } from "../domain/reports/usage-filter";
import { listedRecordRows } from "./get-listed-records.server";
import { loadRateSheets } from "./load-rate-sheets.server";
import { readUsageChoices } from "./usage-report-repository.server";

type Context = Pick<ServerContext, "database">;

export type PricedRecordFilter = {
  readonly period: BillingPeriod;
  /** The customer's own number; null for all. */
  readonly number: string | null;
  /** Null for all. */
  readonly profileId: string | null;
  /** The most records to list; null for all. */
  readonly limit: number | null;
};

export type PricedRecord = {
  readonly row: ListedRecordRow;
  readonly price: PriceReason;
  /** The first day of the rate sheet in force when the record started (R4.6), or null before the first one. */
  readonly rateSheet: LocalDate | null;
};

/** Yields a customer's records of a month for the operator, newest first, in blocks, with why each costs what it costs.
 *  The records are those of the page of single calls. Throws a NotFoundError for a profile that is not the customer's. */
export async function* listPricedRecords(
  context: Context,
  customerId: string,
  { period, number, profileId, limit }: PricedRecordFilter,
): AsyncGenerator<readonly PricedRecord[], undefined> {
  if (profileId !== null) await assertProfile(context, customerId, profileId);
  const sheets = await loadRateSheets(context);
  const selection = {
    ...ALL_USAGE,
    period: { from: firstDayOf(period), until: lastDayOf(period) },
    number,
    profileId,
    only: null,
  };
  for await (const rows of listedRecordRows(context, customerId, selection, limit ?? undefined)) {
    yield rows.map((row) => {
      const startedOn = amsterdamDateOf(row.startedAt);
      const sheet = sheets.findLast(({ validFrom }) => validFrom <= startedOn);
      return { row, price: priceReason(row), rateSheet: sheet?.validFrom ?? null };
    });
  }
}

async function assertProfile(context: Context, customerId: string, profileId: string): Promise<void> {
  const { profileName } = await context.database.readCustomer(customerId, (tx) =>
    readUsageChoices(tx, customerId, profileId),
  );
  if (profileName === null) throw new NotFoundError(`profile ${profileId}`);
}
