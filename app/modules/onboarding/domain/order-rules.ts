import { deliveryProblems } from "./delivery-rules";
import { numberProblems } from "./number-rules";
import type { Offer, PlacedDelivery } from "./order";
import type { OrderProblem } from "./order-problem";

/** The group option for the Premium service level (R9.1). */
export const PREMIUM_SERVICE_LEVEL = "SERVICE_LEVEL_PREMIUM";

/** Returns everything in an order that does not fit together. */
export function orderProblems(
  deliveries: readonly PlacedDelivery[],
  serviceLevel: unknown,
  offer: Offer,
): OrderProblem[] {
  return [
    ...deliveries.flatMap((placed) => deliveryProblems(placed, offer)),
    ...numberProblems(deliveries, offer),
    ...groupOptionTwice(deliveries),
    ...groupProductMissing(deliveries, offer),
    ...premiumNotAgreed(deliveries, serviceLevel),
  ];
}

/** Each group option is ordered at most once over all deliveries (R5.5). */
function groupOptionTwice(deliveries: readonly PlacedDelivery[]): OrderProblem[] {
  const seen = new Set<string>();
  return orderedGroupOptions(deliveries).flatMap(({ code, path }) => {
    if (seen.has(code)) return [{ path, message: `${code} can be ordered once` }];
    seen.add(code);
    return [];
  });
}

/** Group options require the exchange (R5.5). */
function groupProductMissing(deliveries: readonly PlacedDelivery[], { products, fit }: Offer): OrderProblem[] {
  const ordered = orderedGroupOptions(deliveries);
  return ordered.flatMap(({ code, path }) => {
    const product = products.get(code);
    const needed = product?.scope === "group_option" ? fit.groupOptionsNeed[product.category] : undefined;
    if (needed === undefined || ordered.some((other) => other.code === needed)) return [];
    return [{ path, message: `${code} needs ${needed}, which the order lacks` }];
  });
}

/** Nobody pays for Premium without getting it. Premium without the group option is not charged: it is then part of the
 *  contract. */
function premiumNotAgreed(deliveries: readonly PlacedDelivery[], serviceLevel: unknown): OrderProblem[] {
  const premium = orderedGroupOptions(deliveries).find(({ code }) => code === PREMIUM_SERVICE_LEVEL);
  return premium && serviceLevel !== "premium"
    ? [{ path: premium.path, message: `needs contract.serviceLevel "premium"` }]
    : [];
}

function orderedGroupOptions(
  deliveries: readonly PlacedDelivery[],
): { readonly code: string; readonly path: readonly (string | number)[] }[] {
  return deliveries.flatMap(({ index, delivery }) =>
    delivery.groupOptions.map((code, at) => ({ code, path: ["deliveries", index, "groupOptions", at] })),
  );
}
