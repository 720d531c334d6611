import type { Category, Product, Scope } from "~/modules/catalogue/domain/catalogue";
import { exclusivePartners, fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { Offer, OrderedProfile, PlacedDelivery } from "./order";
import type { OrderProblem } from "./order-problem";

/** Returns what does not fit within one delivery: products, options, devices and phones (R5.1–R5.3). */
export function deliveryProblems({ index, delivery }: PlacedDelivery, offer: Offer): OrderProblem[] {
  const path = ["deliveries", index];
  const { category } = delivery;
  return [
    ...(delivery.profiles.length + delivery.groupOptions.length + delivery.numbers.length === 0
      ? [{ path, message: "delivers nothing" }]
      : []),
    ...delivery.groupOptions.flatMap((code, at) =>
      productProblems([...path, "groupOptions", at], code, category, ["group", "group_option", "access"], offer),
    ),
    ...delivery.numbers.flatMap(({ productCode }, at) =>
      productProblems([...path, "numbers", at, "productCode"], productCode, category, ["number"], offer),
    ),
    ...delivery.profiles.flatMap((profile, at) => profileProblems([...path, "profiles", at], profile, category, offer)),
  ];
}

type Path = readonly (string | number)[];

function profileProblems(path: Path, profile: OrderedProfile, category: Category, offer: Offer): OrderProblem[] {
  return [
    ...productProblems([...path, "productCode"], profile.productCode, category, ["profile"], offer),
    ...profile.options.flatMap((code, at) => {
      const here = [...path, "options", at];
      const unknown = productProblems(here, code, category, ["user_option"], offer);
      return unknown.length > 0 ? unknown : optionProblems(here, code, at, profile, offer);
    }),
    ...deviceProblems(path, profile, category),
    ...phoneProblems(path, profile, category, offer),
  ];
}

function productProblems(
  path: Path,
  code: string,
  category: Category,
  scopes: readonly Scope[],
  { products }: Offer,
): OrderProblem[] {
  const product = products.get(code);
  if (!product) return [{ path, message: `${code} is not on the price list` }];
  if (product.category !== category)
    return [{ path, message: `${code} belongs to ${product.category}, not to ${category}` }];
  if (!scopes.includes(product.scope))
    return [{ path, message: `${code} is not ordered here: it is a ${wordFor(product)}` }];
  return [];
}

function optionProblems(path: Path, code: string, at: number, profile: OrderedProfile, offer: Offer): OrderProblem[] {
  const option = offer.products.get(code);
  const earlier = profile.options.slice(0, at);
  const rivals = exclusivePartners(code, offer.fit);
  const rival = earlier.find((other) => rivals.includes(other));
  const needs = offer.fit.optionNeeds.filter(({ option }) => option === code).map((need) => need.needs);
  return [
    ...(option && !fitsProfile(option, profile.productCode, offer.fit)
      ? [{ path, message: `${code} does not fit ${profile.productCode}` }]
      : []),
    ...(earlier.includes(code) ? [{ path, message: `${code} is listed twice` }] : []),
    ...(rival === undefined ? [] : [{ path, message: `${code} cannot go with ${rival}` }]),
    ...needs
      .filter((needed) => !profile.options.includes(needed))
      .map((needed) => ({ path, message: `${code} needs ${needed}` })),
  ];
}

/** Only mobile subscriptions include a device (R2.7). */
function deviceProblems(path: Path, profile: OrderedProfile, category: Category): OrderProblem[] {
  return profile.withDevice && category !== "mobile"
    ? [{ path: [...path, "withDevice"], message: "only a mobile subscription includes a device" }]
    : [];
}

function phoneProblems(path: Path, profile: OrderedProfile, category: Category, offer: Offer): OrderProblem[] {
  if (!profile.withPhone) return [];
  return productProblems([...path, "withPhone"], offer.fit.phoneProductCode, category, ["hardware"], offer);
}

function wordFor({ scope }: Product): string {
  return scope.replace("_", " ");
}
