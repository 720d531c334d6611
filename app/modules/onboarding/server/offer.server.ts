import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/min";

import type { LocalDate } from "~/kernel/local-date";
import { priceListOn, type PriceBook } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { Offer } from "../domain/order";

/** Returns the offer that an order is judged by and stored from. Throws a RangeError when no price list or rule pack is
 *  in force. */
export function offerOn(
  { priceBook, rulePacks }: { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] },
  startDate: LocalDate,
): Offer {
  return {
    products: priceListOn(priceBook, startDate).products,
    fit: rulePackOn(rulePacks, startDate).fit,
    callingCodeOf: (country) => (isSupportedCountry(country) ? getCountryCallingCode(country) : null),
  };
}
