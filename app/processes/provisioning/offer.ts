import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { FitPolicy } from "~/modules/catalogue/domain/rule-pack";
import type { OrderedDelivery } from "./provision-schema";

/** What can be ordered and what fits together, on the start date of the contract (R4.6). */
export type Offer = { readonly products: ReadonlyMap<string, Product>; readonly fit: FitPolicy };

/** A delivery with its place in the order. */
export type PlacedDelivery = { readonly index: number; readonly delivery: OrderedDelivery };
