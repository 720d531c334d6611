import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { Offer, OrderedNumbers, PlacedDelivery } from "./order";
import type { OrderProblem } from "./order-problem";

/** The largest block on the price list. More numbers mean a typing error in `first` or `last`. */
const MAX_BLOCK_SIZE = 100;
const DUTCH_MOBILE = /^\+31(6\d{8}|970\d{8})$/;

type Path = readonly (string | number)[];
type PlacedRange = { readonly path: Path; readonly range: OrderedNumbers };

/** Returns what is wrong with the numbers of an order: its ranges, and the numbers of its profiles. */
export function numberProblems(deliveries: readonly PlacedDelivery[], offer: Offer): OrderProblem[] {
  const ranges = deliveries.flatMap(({ index, delivery }) =>
    delivery.numbers.map((range, at) => ({ path: ["deliveries", index, "numbers", at], range })),
  );
  return [
    ...ranges.flatMap(({ path, range }) => rangeProblems(path, range, offer)),
    ...overlaps(ranges),
    ...profileNumberProblems(deliveries, ranges),
  ];
}

/** Returns the country that a number is ordered for: the one among those of its product whose calling code the number
 *  has. Null when there is none. */
export function countryOf(product: Product, e164: string, callingCodeOf: Offer["callingCodeOf"]): string | null {
  return (
    product.countries.find((country) => {
      const code = callingCodeOf(country);
      return code !== null && e164.startsWith(`+${code}`);
    }) ?? null
  );
}

function rangeProblems(path: Path, { productCode, first, last }: OrderedNumbers, offer: Offer): OrderProblem[] {
  if (first.length !== last.length || last < first) {
    return [{ path: [...path, "last"], message: "must be as long as first and not before it" }];
  }
  const product = offer.products.get(productCode);
  const size = Number(last.slice(1)) - Number(first.slice(1)) + 1;
  return [
    ...(size > MAX_BLOCK_SIZE
      ? [{ path, message: `holds ${String(size)} numbers, more than the largest block (${String(MAX_BLOCK_SIZE)})` }]
      : []),
    ...(product?.scope === "number" && countryOf(product, first, offer.callingCodeOf) === null
      ? [{ path: [...path, "first"], message: `${product.code} has no numbers of this country` }]
      : []),
  ];
}

function overlaps(ranges: readonly PlacedRange[]): OrderProblem[] {
  return ranges.flatMap(({ path, range }, at) =>
    ranges.slice(0, at).some((other) => overlap(range, other.range))
      ? [{ path, message: "overlaps another range of this order" }]
      : [],
  );
}

function profileNumberProblems(deliveries: readonly PlacedDelivery[], ranges: readonly PlacedRange[]): OrderProblem[] {
  const seen = new Set<string>();
  return deliveries.flatMap(({ index, delivery }) =>
    delivery.profiles.flatMap(({ e164 }, at) => {
      if (e164 === null) return [];
      const path = ["deliveries", index, "profiles", at, "e164"];
      const twice = seen.has(e164);
      seen.add(e164);
      return [
        ...(twice ? [{ path, message: `${e164} is used twice` }] : []),
        ...placeProblems(path, e164, delivery.category, ranges),
      ];
    }),
  );
}

/** A mobile subscription has a mobile number. A voice profile has a fixed one, from the blocks of the order if it has
 *  any. */
function placeProblems(
  path: Path,
  e164: string,
  category: PlacedDelivery["delivery"]["category"],
  ranges: readonly PlacedRange[],
): OrderProblem[] {
  switch (category) {
    case "mobile":
      return DUTCH_MOBILE.test(e164) ? [] : [{ path, message: `${e164} is not a Dutch mobile number` }];
    case "voice":
      if (DUTCH_MOBILE.test(e164)) return [{ path, message: `${e164} is a mobile number` }];
      return ranges.length === 0 || ranges.some(({ range }) => isWithin(e164, range))
        ? []
        : [{ path, message: `${e164} lies in none of the ordered numbers` }];
    case "internet":
    case "tv":
      return [{ path, message: `a profile of ${category} has no telephone number` }];
    default:
      return category satisfies never;
  }
}

function overlap(one: OrderedNumbers, other: OrderedNumbers): boolean {
  return one.first.length === other.first.length && one.first <= other.last && other.first <= one.last;
}

function isWithin(e164: string, { first, last }: OrderedNumbers): boolean {
  return e164.length === first.length && e164 >= first && e164 <= last;
}
