import type { LocalDate } from "~/kernel/local-date";

/** The product categories, each a module of the contract (R1.1). */
export type Category = "internet" | "voice" | "mobile" | "tv";

export const CATEGORIES: readonly Category[] = ["internet", "voice", "mobile", "tv"];

export type Scope = "group" | "group_option" | "access" | "profile" | "user_option" | "hardware" | "number";

export const SCOPES: readonly Scope[] = [
  "group",
  "group_option",
  "access",
  "profile",
  "user_option",
  "hardware",
  "number",
];

/** Whether one-time costs are charged once per product and order, or per piece (R4.3). */
export type OneTimeBasis = "per_order" | "per_unit";

/** `""` fits every profile of its category; the others fit the profiles that the rule pack lists for them (R5.2). */
export type ProfileRule = "" | "plus_only" | "pro_only";

/** The highest price in cents. It keeps the sums of every acceptable request exact and within their columns (R5.12). */
export const MAX_PRICE_CENTS = 2_000_000_000;

/** One row of a price list. Amounts are cents without VAT. */
export type Product = {
  readonly code: string;
  readonly name: string;
  readonly category: Category;
  readonly scope: Scope;
  readonly monthlyCents: number;
  readonly firstInstallCents: number;
  /** Null when an expansion costs the first-installation amount (R4.3). */
  readonly expansionCents: number | null;
  readonly oneTimeBasis: OneTimeBasis;
  readonly profileRule: ProfileRule;
  /** For numbers only: the countries that it can be ordered for, ISO 3166-1 alpha-2. Empty when it is ordered without a
   *  country. */
  readonly countries: readonly string[];
  /** Where the price comes from: `price-list`, or `demo` for a price of our own. */
  readonly source: string;
};

/** The prices in force from a day until the next list, with the products in the order of the list. */
export type PriceList = { readonly validFrom: LocalDate; readonly products: ReadonlyMap<string, Product> };

/** All price lists, ascending by `validFrom`. */
export type PriceBook = readonly PriceList[];

/** Returns the price list in force on a day (R4.6). Throws a RangeError when there is none. */
export function priceListOn(book: PriceBook, on: LocalDate): PriceList {
  const list = book.findLast((candidate) => candidate.validFrom <= on);
  if (!list) throw new RangeError(`No price list is in force on ${on}`);
  return list;
}

/** Returns a product by the list in force on a day. A product that is no longer sold keeps the price of the last list
 *  that had it, for those who still use it. Null when no list up to that day has it. */
export function productInUseOn(book: PriceBook, code: string, on: LocalDate): Product | null {
  for (let at = book.length - 1; at >= 0; at -= 1) {
    const list = book[at];
    if (!list || list.validFrom > on) continue;
    const product = list.products.get(code);
    if (product) return product;
  }
  return null;
}

/** Returns the one-time cents of a change request: the expansion amount or, when that is empty, the first-installation
 *  amount (R4.3). */
export function expansionCents(product: Product): number {
  return product.expansionCents ?? product.firstInstallCents;
}

/** Returns the price book with products replaced or added in every list. */
export function withProducts(book: PriceBook, products: readonly Product[]): PriceBook {
  if (products.length === 0) return book;
  return book.map((list) => {
    const merged = new Map(list.products);
    for (const product of products) merged.set(product.code, product);
    return { validFrom: list.validFrom, products: merged };
  });
}
