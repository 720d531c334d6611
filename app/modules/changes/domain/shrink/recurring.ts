import { addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { priceListOn, productInUseOn, type PriceBook } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";

/** What a profile costs month by month. */
export type MonthlyCosts = {
  /** Its options included, by the list in force on the first day of the month (R4.6). */
  readonly all: (profile: ProfileInService, month: LocalDate) => number;
  readonly options: (profile: ProfileInService, month: LocalDate) => number;
};

/** Returns the monthly costs by a price book. They throw a RangeError for a product that no list has, as billing does. */
export function monthlyCosts(book: PriceBook): MonthlyCosts {
  type Costs = { readonly all: number; readonly options: number };
  const byList = new Map<LocalDate, Map<ProfileInService, Costs>>();
  const byMonth = new Map<LocalDate, Map<ProfileInService, Costs>>();
  const price = (code: string, month: LocalDate): number => {
    const product = productInUseOn(book, code, month);
    if (!product) throw new RangeError(`${code} has no price on ${month}`);
    return product.monthlyCents;
  };
  const knownIn = (month: LocalDate): Map<ProfileInService, Costs> => {
    const { validFrom } = priceListOn(book, month);
    const known = byList.get(validFrom) ?? new Map<ProfileInService, Costs>();
    byList.set(validFrom, known);
    byMonth.set(month, known);
    return known;
  };
  const costsOf = (profile: ProfileInService, month: LocalDate): Costs => {
    const known = byMonth.get(month) ?? knownIn(month);
    const before = known.get(profile);
    if (before) return before;
    const options = sum(profile.options.map((code) => price(code, month)));
    const costs = { options, all: price(profile.productCode, month) + options };
    known.set(profile, costs);
    return costs;
  };
  return {
    all: (profile, month) => costsOf(profile, month).all,
    options: (profile, month) => costsOf(profile, month).options,
  };
}

/** Returns the first days of the months after one day up to and including another; both are last days of a month. */
export function monthsAfter(after: LocalDate, until: LocalDate): LocalDate[] {
  const months: LocalDate[] = [];
  for (let month = addMonths(firstOfMonth(after), 1); month <= until; month = addMonths(month, 1)) months.push(month);
  return months;
}
