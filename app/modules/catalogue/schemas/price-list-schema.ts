import * as z from "zod";
import type { LocalDate } from "~/kernel/local-date";
import { parseDecimal } from "~/kernel/money";
import { CATEGORIES, MAX_PRICE_CENTS, SCOPES, type PriceList, type Product } from "../domain/catalogue";
import { duplicateCodes } from "../domain/tariff-problems";

/** Parses the rows of `products.csv` and `numbers.csv` into one price list: products in file order, then numbers.
 *  Throws a ZodError for an invalid row and a RangeError for a duplicate code. */
export function parsePriceList(validFrom: LocalDate, productRows: unknown[], numberRows: unknown[]): PriceList {
  const products = [...z.array(productRow).parse(productRows), ...z.array(numberRow).parse(numberRows)];
  const twice = duplicateCodes(products);
  if (twice.length > 0)
    throw new RangeError(`The price list of ${validFrom} has more than one row of ${twice.join(", ")}`);
  return { validFrom, products: new Map(products.map((product) => [product.code, product])) };
}

/** An amount in euros with at most two decimals, parsed to whole cents. */
const euros = z.string().transform((text, context) => {
  try {
    return parseDecimal(text, 2);
  } catch (error) {
    context.addIssue({ code: "custom", message: String(error) });
    return z.NEVER;
  }
});
const price = euros
  .refine((cents) => cents >= 0, "a price is never negative")
  .refine((cents) => cents <= MAX_PRICE_CENTS, "a price has at most two billion cents");
const priceOrEmpty = z.union([z.literal("").transform(() => null), price]);
const code = z.string().regex(/^[A-Z0-9_]+$/, "a product code");
const countries = z
  .string()
  .transform((text) => text.split(" ").filter((country) => country !== ""))
  .pipe(z.array(z.string().regex(/^[A-Z]{2}$/, "a country code of two letters")).min(1));

const productRow = z
  .object({
    code,
    name: z.string().min(1),
    category: z.enum(CATEGORIES),
    scope: z.enum(SCOPES),
    monthly_eur: price,
    first_install_eur: price,
    expansion_eur: priceOrEmpty,
    one_time_basis: z.enum(["per_order", "per_unit"]),
    profile_rule: z.enum(["", "plus_only", "pro_only"]),
    source: z.string().min(1),
  })
  .transform((row): Product => ({
    code: row.code,
    name: row.name,
    category: row.category,
    scope: row.scope,
    monthlyCents: row.monthly_eur,
    firstInstallCents: row.first_install_eur,
    expansionCents: row.expansion_eur,
    oneTimeBasis: row.one_time_basis,
    profileRule: row.profile_rule,
    countries: [],
    source: row.source,
  }));

/** Numbers belong to voice. Their one-time amount is per number or block (R4.3). */
const numberRow = z
  .object({ code, name: z.string().min(1), monthly_eur: price, one_time_eur: price, countries })
  .transform((row): Product => ({
    code: row.code,
    name: row.name,
    category: "voice",
    scope: "number",
    monthlyCents: row.monthly_eur,
    firstInstallCents: row.one_time_eur,
    expansionCents: row.one_time_eur,
    oneTimeBasis: "per_unit",
    profileRule: "",
    countries: row.countries,
    source: "price-list",
  }));
