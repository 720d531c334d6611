import type { LocalDate } from "~/kernel/local-date";
import { worldNumberPlan } from "~/modules/usage/server/number-plan/number-plan.server";
import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import type { RateSheet } from "../domain/rating/rate-sheet";
import { createRater } from "../domain/rating/rate-usage";
import { rejected, type Rating } from "../domain/rating/rating";
import { tariffsOf } from "../domain/rating/tariff";
import { rateCustomerSchema, subscriberBookOf } from "../schemas/rate-customer-schema";
import { createUsageReader } from "../schemas/usage-csv";
import { usageFile, usageLine, type UsageLineValues } from "./usage-lines";

/** The numbers of the customer whose usage the tests rate. */
export const FIXED = "+31201234561";
export const UNLIMITED_NL = "+31201234562";
export const UNLIMITED_EU = "+31201234563";
export const MOBILE = "+31611112222";
export const ON_NET = "+31201234569";

const CUSTOMER = rateCustomerSchema.parse({
  numbers: [
    { e164: FIXED, profileId: "p1", options: [] },
    { e164: UNLIMITED_NL, profileId: "p2", options: ["VOICE_UNLIMITED_NL"] },
    { e164: UNLIMITED_EU, profileId: "p3", options: ["VOICE_UNLIMITED_EU_NA"] },
    { e164: MOBILE, profileId: "p4", options: ["VOICE_UNLIMITED_NL", "VOICE_UNLIMITED_EU_NA"] },
  ],
  exchange: ["+31201234560-+31201234569", "+31851234567", "+31633334444"],
});

export type TestRater = (values?: UsageLineValues) => Rating;

/** Returns a rater of single lines of that customer, by the rates of the files unless others are given. */
export function testRater(sheets: readonly RateSheet[] = readRateSheets()): TestRater {
  const tariffs = tariffsOf(sheets, worldNumberPlan());
  const rate = createRater(
    tariffs,
    subscriberBookOf(CUSTOMER, (e164) => e164.startsWith("+316")),
  );
  const ratings: Rating[] = [];
  const reader = createUsageReader({
    record: (record) => ratings.push(rate(record).rating),
    rejected: (reason) => ratings.push(rejected(reason)),
    unreadable: (reason) => ratings.push(rejected(reason)),
  });
  reader.push(Buffer.from(usageFile()));
  return (values) => {
    reader.push(Buffer.from(`${usageLine({ from: FIXED, ...values })}\n`));
    const rating = ratings.pop();
    if (!rating) throw new Error("The values are no whole line");
    return rating;
  };
}

/** Returns the rate sheet of the files as of another date, with some of its parts replaced. */
export function rateSheetFrom(validFrom: LocalDate, changes: Partial<RateSheet> = {}): RateSheet {
  const [sheet] = readRateSheets();
  if (!sheet) throw new RangeError("The files have no rate sheet");
  return { ...sheet, ...changes, validFrom };
}
