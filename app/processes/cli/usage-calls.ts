import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { billingPeriod } from "~/kernel/billing-period";
import { NotFoundError } from "~/kernel/not-found";
import { isSupportedMonth } from "~/kernel/supported-date";
import { isUuid } from "~/kernel/uuid";
import { findCustomerByNumber } from "~/modules/contract/server/find-customer.server";
import { isE164 } from "~/modules/usage/domain/phone-number";
import { otherNumberOf } from "~/modules/usage/domain/reports/listed-record";
import { listPricedRecords, type PricedRecord } from "~/modules/usage/server/list-priced-records.server";
import type { ServerContext } from "~/platform/context.server";
import { csvOf, jsonLinesOf } from "./rows-as-text";

/** The options as they were typed. */
export type UsageCallsOptions = {
  readonly customer: string;
  readonly period: string;
  readonly number?: string;
  readonly profile?: string;
  readonly limit?: string;
  readonly format: string;
};

type Streams = { readonly stdout: Writable; readonly stderr: Writable };

/** `insight usage calls`: lists a customer's rated calls, messages and data of a month, newest first, each with what it
 *  cost and why (R6). Returns exit code 2 for wrong usage, 1 when the customer or the profile does not exist. */
export async function usageCallsCommand(
  context: ServerContext,
  { customer, period, number, profile, limit, format }: UsageCallsOptions,
  { stdout, stderr }: Streams,
): Promise<number> {
  const wrong = [
    ...(/^\d{6}$/.test(customer) ? [] : [`Not a customer number: ${customer}`]),
    ...(isSupportedMonth(period) ? [] : [`Not a month (YYYY-MM): ${period}`]),
    ...(number === undefined || isE164(number) ? [] : [`Not a number such as +31201234561: ${number}`]),
    ...(profile === undefined || isUuid(profile) ? [] : [`Not the id of a profile: ${profile}`]),
    ...(limit === undefined || /^[1-9]\d{0,8}$/.test(limit) ? [] : [`Not a number of records above 0: ${limit}`]),
    ...(format === "jsonl" || format === "csv" ? [] : [`Not a format (jsonl, csv): ${format}`]),
  ];
  if (wrong.length > 0) {
    stderr.write(`${wrong.join("\n")}\n`);
    return 2;
  }
  const found = await findCustomerByNumber(context, Number(customer));
  if (found === null) {
    stderr.write(`There is no customer ${customer}\n`);
    return 1;
  }
  const blocks = listPricedRecords(context, found.id, {
    period: billingPeriod(period),
    number: number ?? null,
    profileId: profile ?? null,
    limit: limit === undefined ? null : Number(limit),
  });
  try {
    const counted = { records: 0 };
    const rows = rowsOf(blocks, counted);
    await pipeline(Readable.from(format === "csv" ? csvOf(rows) : jsonLinesOf(rows)), stdout, { end: false });
    if (counted.records === 0) stderr.write(NOTHING_FOUND);
    return 0;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    stderr.write(`Customer ${customer} has no ${error.subject}: usage calls without --profile shows each record's\n`);
    return 1;
  }
}

const NOTHING_FOUND =
  "No records. Try another month, or leave --number and --profile out; usage rejected lists what was not taken\n";

async function* rowsOf(
  blocks: AsyncIterable<readonly PricedRecord[]>,
  counted: { records: number },
): AsyncGenerator<readonly ReturnType<typeof printed>[]> {
  for await (const block of blocks) {
    counted.records += block.length;
    yield block.map(printed);
  }
}

function printed({ row, price, rateSheet }: PricedRecord) {
  return {
    recordId: row.recordId,
    startedAt: row.startedAt.toISOString(),
    number: row.ownNumber,
    profileId: row.profileId,
    user: row.userName,
    direction: row.direction,
    called: otherNumberOf(row),
    type: row.type,
    category: row.category,
    destination: row.destination,
    zone: row.zone,
    roamingCountry: row.roamingCountry,
    seconds: row.durationSeconds,
    minutes: row.minutes,
    units: row.units,
    status: row.status,
    chargeCents: row.chargeCents,
    rateSheet,
    rule: price.rule,
    reason: price.reason,
  };
}
