import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { getContract } from "~/modules/contract/server/get-contract.server";
import { loadInventory } from "~/modules/inventory/server/load-inventory.server";
import { warrantyUntil } from "~/modules/service/domain/delivery";
import type { Installation } from "~/modules/service/domain/installation";
import { installationProgress } from "~/modules/service/domain/installation-progress";
import { listDeliveries } from "~/modules/service/server/list-deliveries.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";

/** Returns the progress of a customer's installation, in three statements. Throws a NotFoundError for a customer
 *  without a contract. */
export async function getInstallation(context: ServerContext, customerId: string): Promise<Installation> {
  const asOf = today(context.clock);
  const { rulePacks } = await loadCatalogue(context);
  const [{ contract }, deliveries, { profiles }] = await context.database.withCustomer(customerId, async (tx) => [
    await getContract(tx, customerId),
    await listDeliveries(tx, customerId),
    await loadInventory(tx, customerId, asOf),
  ]);
  const open = deliveries.filter(({ pocSignedOn }) => pocSignedOn === null);
  return {
    ...contract,
    categories: CATEGORIES.filter((category) => deliveries.some((delivery) => delivery.category === category)),
    progress: installationProgress(deliveries, asOf),
    parts: deliveries.map((delivery) => ({
      ...delivery,
      warrantyUntil: warrantyUntil(delivery, rulePacks),
      profiles:
        deliveries.filter(({ category }) => category === delivery.category).length === 1
          ? profiles.filter(({ category }) => category === delivery.category).length
          : null,
    })),
    coordinators: [...new Set((open.length > 0 ? open : deliveries).map(({ coordinator }) => coordinator))],
  };
}
