import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { findCustomerByNumber } from "~/modules/contract/server/find-customer.server";
import { getContract, lockContract } from "~/modules/contract/server/get-contract.server";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import { listDeliveries } from "~/modules/service/server/list-deliveries.server";
import type { ServerContext } from "~/platform/context.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import { OrderError } from "../domain/order-problem";
import { startDeliveries } from "./start-deliveries.server";

export type SignedCategory = {
  readonly customerNumber: number;
  readonly category: Category;
  readonly signedOn: LocalDate;
};

/** Signs the open deliveries of a category (R1.6): from that day they are in service and billed. Throws an OrderError,
 *  without changing anything, when there is no such customer or delivery or all of them are signed already. */
export async function deliverCategory(
  context: ServerContext,
  { customerNumber, category, signedOn }: SignedCategory,
): Promise<{ readonly deliveries: number }> {
  const customer = await findCustomerByNumber(context, customerNumber);
  if (!customer)
    throw new OrderError([{ path: ["customer"], message: `there is no customer ${String(customerNumber)}` }]);
  const customerId = customer.id;
  const catalogue = await loadCatalogue(context);
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      await lockContract(tx, customerId);
      const { contract } = await getContract(tx, customerId);
      const deliveries = await startDeliveries(tx, context.newId, catalogue, {
        customerId,
        category,
        signedOn,
        startDate: contract.startDate,
      });
      if (deliveries === 0) {
        const earlier = (await listDeliveries(tx, customerId)).filter((delivery) => delivery.category === category);
        throw new OrderError([{ path: ["category"], message: whyNothingIsOpen(customerNumber, category, earlier) }]);
      }
      await recordAudit(tx, {
        customerId,
        at: context.clock.now(),
        actor: null,
        action: "delivered",
        subject: `category:${category}`,
        detail: { signedOn },
      });
      return { deliveries };
    }),
  );
}

function whyNothingIsOpen(
  customerNumber: number,
  category: Category,
  earlier: readonly { readonly pocSignedOn: LocalDate | null }[],
): string {
  const days = earlier.flatMap(({ pocSignedOn }) => pocSignedOn ?? []);
  return days.length === 0
    ? `customer ${String(customerNumber)} has no delivery of ${category}`
    : `the protocol of ${category} was signed on ${[...new Set(days)].join(" and ")} already`;
}
