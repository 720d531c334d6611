import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { moduleOverviews } from "~/modules/inventory/domain/module-overview";
import { personOverviews, type PersonOverview } from "~/modules/inventory/domain/person";
import { loadInventory } from "~/modules/inventory/server/load-inventory.server";
import { loadPeople } from "~/modules/inventory/server/load-people.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";

/** Returns what everyone has today over all modules, by name, in two statements. */
export async function getPeople(
  context: Pick<ServerContext, "database" | "clock">,
  customerId: string,
): Promise<PersonOverview[]> {
  const { priceBook } = await loadCatalogue(context);
  const asOf = today(context.clock);
  return context.database.withCustomer(customerId, async (tx) => {
    const inventory = await loadInventory(tx, customerId, asOf);
    return personOverviews(await loadPeople(tx, customerId), moduleOverviews(inventory, priceBook, asOf));
  });
}
