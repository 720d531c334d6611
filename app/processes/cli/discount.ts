import type { Writable } from "node:stream";

import { addPeriods, billingPeriod, periodOf } from "~/kernel/billing-period";
import { isSupportedMonth } from "~/kernel/supported-date";
import { NotFoundError } from "~/kernel/not-found";
import { grantDiscount } from "~/modules/billing/server/grant-discount.server";
import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";

/** The options as they were typed. */
export type DiscountOptions = {
  readonly customer: string;
  readonly cents: string;
  readonly text: string;
  readonly period?: string;
  readonly category?: string;
};

/** A million euros. More is a typing error. */
const MAX_CENTS = 100_000_000;

/** `insight discount`: adds a discount for one customer to the invoice of a period (R4.7), by default next month's, and
 *  prints it as JSON. Returns exit code 2 for wrong usage, 1 when there is no such customer. */
export async function discountCommand(
  context: ServerContext,
  { customer, cents, text, period, category }: DiscountOptions,
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable },
): Promise<number> {
  const amount = /^\d{1,9}$/.test(cents) ? Number(cents) : 0;
  const thisMonth = periodOf(today(context.clock));
  const module = CATEGORIES.find((known) => known === category);
  const wrong = [
    ...(/^\d{6}$/.test(customer) ? [] : [`Not a customer number: ${customer}`]),
    ...(amount > 0 && amount <= MAX_CENTS ? [] : [`Not an amount in cents above 0: ${cents}`]),
    ...(text.trim() === "" || text.trim().length > 200 ? ["A discount says what it is for: --text TEXT"] : []),
    ...(period === undefined || isSupportedMonth(period) ? [] : [`Not a month (YYYY-MM): ${period}`]),
    ...(isSupportedMonth(period) && period < thisMonth
      ? [`${period} is over: the next invoice is ${thisMonth} or later`]
      : []),
    ...(category === undefined || module ? [] : [`Not a module (${CATEGORIES.join(", ")}): ${category}`]),
  ];
  if (wrong.length > 0) {
    stderr.write(`${wrong.join("\n")}\n`);
    return 2;
  }
  const discount = {
    customerNumber: Number(customer),
    cents: amount,
    text: text.trim(),
    period: period === undefined ? addPeriods(thisMonth, 1) : billingPeriod(period),
    category: module ?? null,
  };
  try {
    await grantDiscount(context, discount);
    stdout.write(`${JSON.stringify(discount)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}
