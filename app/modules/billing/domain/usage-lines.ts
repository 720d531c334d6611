import { firstDayOf, lastDayOf } from "~/kernel/billing-period";
import { groupBy } from "~/kernel/group-by";
import { sum } from "~/kernel/money";
import type { UsageToBill } from "./billable";
import { sharesOf, soleUser, type LineOfParts } from "./line-part";

/** Returns one line per month, module and category of usage, with quantity 1 and the total as its price: each call is
 *  rounded separately, so no price per minute would give the amount (R7.1). Late usage gets a line for its own month.
 */
export function usageLines(usage: readonly UsageToBill[]): LineOfParts[] {
  return groupsOf(usage).map((group) => {
    const [first] = group;
    const netCents = sum(group.map((row) => row.netCents));
    const shares = sharesOf(group);
    return {
      kind: "usage",
      category: first.category,
      productCode: null,
      description: null,
      fromOn: firstDayOf(first.month),
      untilOn: lastDayOf(first.month),
      quantity: 1,
      unitCents: netCents,
      netCents,
      ...soleUser(shares),
      usageCategory: first.usageCategory,
      records: total(group.map((row) => row.records)),
      minutes: total(group.map((row) => row.minutes)),
      units: total(group.map((row) => row.units)),
      changeRequestId: null,
      shares,
    };
  });
}

type Group = [UsageToBill, ...UsageToBill[]];

function groupsOf(usage: readonly UsageToBill[]): Group[] {
  const charged = usage.filter(({ netCents }) => netCents !== 0);
  return [
    ...groupBy(charged, ({ month, category, usageCategory }) => `${month} ${category} ${usageCategory}`).values(),
  ];
}

function total(counts: readonly (number | null)[]): number | null {
  return counts.includes(null) ? null : sum(counts.map((count) => count ?? 0));
}
