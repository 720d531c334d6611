import { sum } from "~/kernel/money";
import { expansionCents, type Product } from "~/modules/catalogue/domain/catalogue";
import type { ChangeLine } from "../change-line";
import type { ResolvedLine } from "../rules/resolved-line";
import { orderable, type Situation } from "../rules/situation";

/** Returns a function that gives the one-time costs of a line in cents (R4.3). It must be called for the lines in
 *  order. */
export function oneTimeCosts(situation: Situation): (view: ResolvedLine) => number {
  const partsOf = oneTimeParts((code) => orderable(situation, code), situation.input.rulePack.fit.phoneProductCode);
  return ({ line, conversion }) => {
    const upgradeTo = conversion?.direction === "upgrade" ? conversion.to : null;
    return sum(partsOf(line, upgradeTo).map((part) => part.quantity * part.unitCents));
  };
}

/** One product of a line's one-time costs, in cents without VAT. */
export type OneTimePart = { readonly product: Product; readonly quantity: number; readonly unitCents: number };

/** Returns the product of a code, or null when it cannot be ordered. */
export type FindProduct = (code: string) => Product | null;

/** Returns a function that gives the one-time costs of a line per product. It must be called for the lines in order:
 *  what is charged once per order is charged with the first line that orders it (R4.3). An upgrade costs what its
 *  target product costs, other conversions nothing. */
export function oneTimeParts(
  find: FindProduct,
  phoneProductCode: string,
): (line: ChangeLine, upgradeTo: Product | null) => OneTimePart[] {
  const ordered = new Set<string>();
  const part = (product: Product | null, quantity: number): OneTimePart[] => {
    if (!product) return [];
    if (product.oneTimeBasis === "per_unit") return [{ product, quantity, unitCents: expansionCents(product) }];
    if (ordered.has(product.code)) return [];
    ordered.add(product.code);
    return [{ product, quantity: 1, unitCents: expansionCents(product) }];
  };
  const order = (code: string, quantity: number): OneTimePart[] => part(find(code), quantity);
  return (line, upgradeTo) => {
    switch (line.action) {
      case "add-profile":
        return [
          ...order(line.productCode, line.quantity),
          ...line.options.flatMap((code) => order(code, line.quantity)),
          ...(line.withPhone ? order(phoneProductCode, line.quantity) : []),
        ];
      case "convert-profile":
        return part(upgradeTo, 1);
      case "add-option":
        return order(line.productCode, 1);
      case "add-number":
        return order(line.productCode, line.quantity);
      case "order-phone":
        return order(phoneProductCode, line.quantity);
      case "remove-profile":
      case "hand-over":
      case "remove-option":
      case "remove-number":
        return [];
      default:
        return line satisfies never;
    }
  };
}
