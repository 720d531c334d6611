import { Readable } from "node:stream";

import { addPeriods, lastDayOf, type BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import { recordPayment } from "~/modules/billing/server/record-payment.server";
import { runBilling } from "~/modules/billing/server/run-billing.server";
import { loadInventory } from "~/modules/inventory/server/load-inventory.server";
import { importUsage } from "~/modules/usage/server/import-usage.server";
import { generateUsage, type GeneratedUser } from "~/modules/usage/testing/usage-generator";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { Character } from "./story-actions";

/** Imports everyone's usage of a month, as the operator does. `until` limits a month that is not over. */
export async function importMonth(
  context: ServerContext,
  characters: readonly Character[],
  month: BillingPeriod,
  until: LocalDate | null,
): Promise<void> {
  for (const [index, { story, customerId }] of characters.entries()) {
    if (story.usagePerUser === 0) continue;
    const users = await usersOf(context, customerId, month);
    if (users.length === 0) continue;
    const lines = generateUsage({
      seed: Number(month.replace("-", "")) * 100 + index,
      month,
      users,
      recordsPerUser: story.usagePerUser,
      recordPrefix: `${story.name}-${month}`,
      ...(until === null ? {} : { until }),
    });
    await importUsage(context, { name: `${story.name}-${month}.csv`, stream: Readable.from(withLineEnds(lines)) });
  }
}

/** Bills one customer after the other, so that invoice numbers are the same for the same clock. */
export async function billMonth(
  context: ServerContext,
  characters: readonly Character[],
  period: BillingPeriod,
): Promise<void> {
  for (const { customerNumber, story } of characters) {
    await runBilling(context, { period, customerNumber }, (billing) => {
      if (billing.kind === "failed")
        throw new Error(`No invoice of ${period} for ${story.name}`, { cause: billing.error });
    });
  }
}

/** Records that direct debits due by the clock were collected, except those that the story says failed. */
export async function collectInvoices(context: ServerContext, characters: readonly Character[]): Promise<void> {
  const on = today(context.clock);
  for (const { customerId, story } of characters) {
    const { rows } = await context.database.pool.query<{ number: string; period: string; due_on: LocalDate }>(
      `SELECT number, to_char(period, 'YYYY-MM') AS period, due_on::text FROM invoices
        WHERE customer_id = $1 AND type = 'invoice' AND status = 'issued' AND due_on <= $2 ORDER BY number`,
      [customerId, on],
    );
    for (const { number, period, due_on } of rows) {
      const status = story.failedCollections.includes(period) ? "failed" : "collected";
      await recordPayment(context, { number, status, on: due_on });
    }
  }
}

/** Returns the users who had a number in service for the whole month, so that no record falls outside it. */
async function usersOf(context: ServerContext, customerId: string, month: BillingPeriod): Promise<GeneratedUser[]> {
  const last = lastDayOf(month);
  const previous = lastDayOf(addPeriods(month, -1));
  const { profiles } = await context.database.withCustomer(customerId, (tx) => loadInventory(tx, customerId, last));
  return profiles.flatMap(({ category, e164, activeFrom, activeUntil }) =>
    (category === "voice" || category === "mobile") &&
    e164 !== null &&
    activeFrom !== null &&
    activeFrom <= previous &&
    (activeUntil === null || activeUntil >= last)
      ? [{ e164, category }]
      : [],
  );
}

function* withLineEnds(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
