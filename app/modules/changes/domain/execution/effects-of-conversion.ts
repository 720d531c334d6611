import { firstOfMonth } from "~/kernel/local-date";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import type { ConvertProfile } from "../change-line";
import type { RequestLine } from "../change-request";
import { conversionBilling } from "./conversion-billing";
import { NO_EFFECTS, type LineEffects } from "./line-effects";
import { productOf, required, running, started, type Execution } from "./line-execution";

/** What a conversion does to the inventory, and the price difference of its first part of a month (R4.1, R4.4). */
export function effectsOfConversion(
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
