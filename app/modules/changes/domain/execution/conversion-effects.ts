import {
  addDays,
  daysBetween,
  daysInMonthOf,
  firstOfMonth,
  lastOfMonth,
  latest,
  type LocalDate,
} from "~/kernel/local-date";
import { prorate } from "~/kernel/money";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import type { ConvertProfile } from "../change-line";
import type { RequestLine } from "../change-request";
import { NO_EFFECTS, productOf, required, running, started, type Execution, type LineEffects } from "./execution";

/** Returns what a conversion does to the inventory, and the charge for the price difference in its first partial month
 *  (R4.1, R4.4). */
export function conversionEffects(
  line: ConvertProfile,
  { billedUntil, fromProductCode }: RequestLine,
  execution: Execution,
): LineEffects {
  const { on, inventory } = execution;
  const [found] = running(inventory, (it) => it.kind === "profile" && it.profileId === line.profileId);
  const old = required(found, "a running profile");
  const product = productOf(execution, line.toProductCode);
  const month = firstOfMonth(on);
  const monthlyOf = (code: string): number =>
    (productInUseOn(execution.priceBook, code, month) ?? productOf(execution, code)).monthlyCents;
  const billing = conversionBilling({
    executedOn: on,
    oldBilledFrom: required(old.billedFrom, "the first billed day of a running profile"),
    acceptedUntil: billedUntil,
    differenceCents: monthlyOf(product.code) - monthlyOf(fromProductCode ?? old.productCode),
  });
  const firstPart = billing.firstPart && {
    kind: "subscription" as const,
    category: product.category,
    productCode: product.code,
    profileId: line.profileId,
    fromOn: billing.firstPart.from,
    untilOn: billing.firstPart.until,
    quantity: 1,
    unitCents: billing.firstPart.cents,
  };
  return {
    ...NO_EFFECTS,
    conversion: { profileId: line.profileId, toProductCode: product.code },
    ended: [{ subscriptionId: old.id, billedUntil: billing.oldUntil }],
    started: [started("profile", product, line.profileId, billing.newFrom)],
    charges: firstPart === null ? [] : [firstPart],
  };
}

/** How billing moves from one product of a profile to the next. */
export type ConversionBilling = {
  /** The last day on which the old product is billed. */
  readonly oldUntil: LocalDate;
  readonly newFrom: LocalDate;
  /** For an upgrade, the price difference for the rest of the month. Null when there is none. */
  readonly firstPart: { readonly from: LocalDate; readonly until: LocalDate; readonly cents: number } | null;
};

/** A downgrade keeps the old price until the day that was accepted, also when it is executed late (R4.1). Any other conversion
 *  changes the price at the end of the month, as the month was billed in advance; an upgrade bills the difference of the days
 *  that are left (R4.4). Where an earlier downgrade still bills the price before it, nothing is billed twice: the new product
 *  follows on the day that the old one would have begun. Differences are cents a month. */
export function conversionBilling(conversion: {
  readonly executedOn: LocalDate;
  readonly oldBilledFrom: LocalDate;
  /** Of a downgrade: the last day at the old price, as accepted; null for the others. */
  readonly acceptedUntil: LocalDate | null;
  readonly differenceCents: number;
}): ConversionBilling {
  const { executedOn, oldBilledFrom, acceptedUntil, differenceCents } = conversion;
  const monthEnd = lastOfMonth(executedOn);
  const oldUntil = latest(acceptedUntil ?? monthEnd, addDays(oldBilledFrom, -1));
  const newFrom = addDays(oldUntil, 1);
  const from = latest(executedOn, oldBilledFrom);
  if (acceptedUntil !== null || differenceCents <= 0 || from > monthEnd) return { oldUntil, newFrom, firstPart: null };
  const cents = prorate(differenceCents, daysBetween(from, monthEnd) + 1, daysInMonthOf(from));
  return { oldUntil, newFrom, firstPart: { from, until: monthEnd, cents } };
}
