import { firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import type { InvoiceLineKind } from "./invoice-line";
import type { LineOfParts } from "./line-part";

const KIND_RANK: Readonly<Record<InvoiceLineKind, number>> = {
  subscription: 0,
  installation: 2,
  "one-time": 3,
  "buy-out": 4,
  credit: 5,
  usage: 6,
  discount: 7,
};

/** Returns the lines in the order of an invoice: by module and, within it, first the coming month, then the costs of
 *  earlier days and changes, then usage. The same lines always come in the same order. `positionOf` gives a product's
 *  position in the price list. */
export function inInvoiceOrder(
  lines: readonly LineOfParts[],
  period: BillingPeriod,
  positionOf: (productCode: string) => number,
): LineOfParts[] {
  const keyed = lines.map((line) => ({ line, key: sortKey(line, period, positionOf) }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ line }) => line);
}

type SortKey = readonly (number | string)[];

function sortKey(line: LineOfParts, period: BillingPeriod, positionOf: (productCode: string) => number): SortKey {
  const isEarlier = line.kind === "subscription" && line.fromOn < firstDayOf(period);
  return [
    line.category === null ? CATEGORIES.length : CATEGORIES.indexOf(line.category),
    isEarlier ? 1 : KIND_RANK[line.kind],
    line.productCode === null ? Number.MAX_SAFE_INTEGER : positionOf(line.productCode),
    line.usageCategory ?? "",
    line.fromOn,
    line.untilOn,
    -line.unitCents,
    line.changeRequestId ?? "",
    line.description ?? "",
    line.shares.length,
    line.profileId ?? "",
  ];
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (const [at, left] of a.entries()) {
    const right = b[at] ?? "";
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
