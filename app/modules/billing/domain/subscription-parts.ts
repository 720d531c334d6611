import { addPeriods, firstDayOf, lastDayOf, periodOf, type BillingPeriod } from "~/kernel/billing-period";
import { addDays, daysBetween, daysInMonthOf, earliest, latest, type LocalDate } from "~/kernel/local-date";
import { prorate } from "~/kernel/money";
import { productInUseOn, type PriceBook } from "~/modules/catalogue/domain/catalogue";
import type { BillableSubscription } from "./billable";
import type { LinePart } from "./line-part";

export type SubscriptionBilling = {
  readonly parts: readonly LinePart[];
  /** The last invoiced day once the invoice is issued. Null when there is still none. */
  readonly invoicedUntil: LocalDate | null;
};

/** Returns what the invoice of a period bills for one subscription, one part per month (R4.4, R7.1). It brings the
 *  invoiced days up to the last day of the period, or to the last billed day if that is earlier: days invoiced beyond
 *  it are refunded. The total of a month over all invoices is then exactly the prorated amount of its billed days. What
 *  comes into service during the period itself is left to the next invoice, so that the moment of the run does not
 *  matter. A charge for the coming month refers to no change request, so that it is the same for all users. Throws when
 *  a product has no price. */
export function billSubscription(
  subscription: BillableSubscription,
  period: BillingPeriod,
  priceBook: PriceBook,
): SubscriptionBilling {
  const { activeFrom, billedFrom, billedUntil, invoicedUntil } = subscription;
  if (activeFrom >= firstDayOf(period)) return { parts: [], invoicedUntil };
  const before = invoicedUntil ?? addDays(billedFrom, -1);
  const endOfPeriod = latest(lastDayOf(period), before);
  const after = billedUntil === null ? endOfPeriod : earliest(billedUntil, endOfPeriod);
  const parts = monthsTouched(before, after).flatMap((month) =>
    partOf(subscription, { period, month, before, after }, priceBook),
  );
  return { parts, invoicedUntil: after < billedFrom && invoicedUntil === null ? null : after };
}

/** Returns the months in which the invoiced days change when the last of them moves from `before` to `after`. */
function monthsTouched(before: LocalDate, after: LocalDate): BillingPeriod[] {
  if (before === after) return [];
  const last = periodOf(latest(before, after));
  const months: BillingPeriod[] = [];
  for (let month = periodOf(addDays(earliest(before, after), 1)); month <= last; month = addPeriods(month, 1)) {
    months.push(month);
  }
  return months;
}

type Move = {
  readonly period: BillingPeriod;
  readonly month: BillingPeriod;
  readonly before: LocalDate;
  readonly after: LocalDate;
};

function partOf(subscription: BillableSubscription, move: Move, priceBook: PriceBook): LinePart[] {
  const { period, month, before, after } = move;
  const fromOn = latest(firstDayOf(month), addDays(earliest(before, after), 1));
  const untilOn = earliest(lastDayOf(month), latest(before, after));
  const monthlyCents = monthlyCentsIn(subscription, month, priceBook);
  const amountUntil = (until: LocalDate): number =>
    prorate(monthlyCents, billedDays(subscription, month, until), daysInMonthOf(firstDayOf(month)));
  const unitCents = amountUntil(after) - amountUntil(before);
  if (unitCents === 0) return [];
  const isFirst = fromOn <= subscription.billedFrom && month < period;
  return [
    {
      kind: after > before ? "subscription" : "credit",
      category: subscription.category,
      productCode: subscription.productCode,
      user: subscription.user,
      description: null,
      fromOn,
      untilOn,
      quantity: 1,
      unitCents,
      changeRequestId:
        after < before ? subscription.closedByRequestId : isFirst ? subscription.openedByRequestId : null,
    },
  ];
}

function billedDays(subscription: BillableSubscription, month: BillingPeriod, until: LocalDate): number {
  const first = latest(firstDayOf(month), subscription.billedFrom);
  return Math.max(0, daysBetween(first, earliest(until, lastDayOf(month))) + 1);
}

/** A month is priced by the list in force on its first day (R4.6) or, when no list had the product by then, by the one
 *  in force on its first billed day. */
function monthlyCentsIn(subscription: BillableSubscription, month: BillingPeriod, priceBook: PriceBook): number {
  const { productCode, billedFrom } = subscription;
  const product =
    productInUseOn(priceBook, productCode, firstDayOf(month)) ?? productInUseOn(priceBook, productCode, billedFrom);
  if (!product) throw new RangeError(`${productCode} has no price in ${month}`);
  return product.monthlyCents;
}
