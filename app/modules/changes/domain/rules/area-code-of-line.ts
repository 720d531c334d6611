import type { AreaCodePolicy } from "~/modules/catalogue/domain/rule-pack";
import { numbersInService, type Inventory } from "~/modules/inventory/domain/inventory";
import type { AddNumber } from "../change-line";

const NETHERLANDS = { country: "NL", callingCode: "+31" };

/** Returns the area code of the numbers that a line adds (R5.11): the requested one or, for Dutch numbers that have an
 *  area, the one that most number products in service at the installation address have (the first in the order of the
 *  numbers when several tie), or the policy's default for customers without any. Null for numbers without an area. */
export function areaCodeOf(line: AddNumber, inventory: Inventory, policy: AreaCodePolicy): string | null {
  if (line.areaCode !== null) return line.areaCode;
  if (line.country !== NETHERLANDS.country || policy.notFor.includes(line.productCode)) return null;
  return areaInUse(inventory, policy) ?? policy.fallback;
}

function areaInUse(inventory: Inventory, { geographic }: AreaCodePolicy): string | null {
  const counts = new Map<string, number>();
  for (const { numbers } of numbersInService(inventory)) {
    const area = geographic.find((code) => numbers?.first.startsWith(`${NETHERLANDS.callingCode}${code.slice(1)}`));
    if (area !== undefined) counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}
