/** How the operator's products begin in the price list, the longest first. */
const HOUSE_BRAND = ["KPN EEN Connext ", "KPN EEN "];

/** Returns the name of a product without the house brand, for lists that would repeat it in every row. */
export function shortProductName(name: string): string {
  const brand = HOUSE_BRAND.find((start) => name.startsWith(start)) ?? "";
  return name.slice(brand.length);
}
