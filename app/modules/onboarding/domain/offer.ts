import type { LocalDate } from "~/kernel/local-date";
import { priceListOn, type PriceBook, type Product } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type FitPolicy, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { OrderedDelivery } from "../schemas/provision-schema";

/** What can be ordered and what fits together, on the start date of the contract (R4.6). */
export type Offer = { readonly products: ReadonlyMap<string, Product>; readonly fit: FitPolicy };

/** The one offer that an order is judged on and stored from. Throws a RangeError when no price list or rule pack is in force. */
export function offerOn(
  { priceBook, rulePacks }: { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] },
  startDate: LocalDate,
): Offer {
  return { products: priceListOn(priceBook, startDate).products, fit: rulePackOn(rulePacks, startDate).fit };
}

/** A delivery with its place in the order. */
export type PlacedDelivery = { readonly index: number; readonly delivery: OrderedDelivery };
