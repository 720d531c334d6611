import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { getContract } from "~/modules/contract/server/get-contract.server";
import { warrantyUntil } from "~/modules/service/domain/delivery";
import type { ServiceOverview } from "~/modules/service/domain/service-overview";
import { listDeliveries } from "~/modules/service/server/list-deliveries.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";

/** Returns the service level and deliveries of a customer, in two statements. Throws a NotFoundError for a customer
 *  without a contract. */
export async function getServiceOverview(context: ServerContext, customerId: string): Promise<ServiceOverview> {
  const { rulePacks } = await loadCatalogue(context);
  const { officeHours, maintenance } = rulePackOn(rulePacks, today(context.clock));
  const [{ serviceLevel }, deliveries] = await context.database.withCustomer(customerId, async (tx) => [
    await getContract(tx, customerId),
    await listDeliveries(tx, customerId),
  ]);
  return {
    serviceLevel,
    officeHours,
    maintenance,
    modules: CATEGORIES.filter((category) => deliveries.some((delivery) => delivery.category === category)),
    deliveries: deliveries.map((delivery) => ({ ...delivery, warrantyUntil: warrantyUntil(delivery, rulePacks) })),
  };
}
