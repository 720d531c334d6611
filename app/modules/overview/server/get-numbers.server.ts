import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { comingNumbers } from "~/modules/changes/domain/rules/coming-numbers";
import { loadOpenRequests } from "~/modules/changes/server/load-change-snapshot.server";
import { numberList, type NumberList } from "~/modules/inventory/domain/number-list";
import { loadInventory } from "~/modules/inventory/server/load-inventory.server";
import { loadNumbersSince, loadPeople } from "~/modules/inventory/server/load-people.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";

export type Numbers = NumberList & { readonly productNames: Readonly<Record<string, string>> };

/** Returns every number of a customer today with who has it and to whom it is promised, in four statements. */
export async function getNumbers(
  context: Pick<ServerContext, "database" | "clock">,
  customerId: string,
): Promise<Numbers> {
  const productNames = await loadProductNames(context);
  const asOf = today(context.clock);
  return context.database.withCustomer(customerId, async (tx) => {
    const inventory = await loadInventory(tx, customerId, asOf);
    const people = await loadPeople(tx, customerId);
    const since = await loadNumbersSince(tx, customerId);
    const coming = comingNumbers(inventory, await loadOpenRequests(tx, customerId, asOf));
    return { ...numberList(inventory, people, since, coming, asOf), productNames };
  });
}
