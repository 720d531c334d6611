import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { ContractOverview } from "~/modules/contract/domain/contract-overview";
import { listCurrentChanges, type CurrentChanges } from "~/modules/changes/server/get-change-request.server";
import { listCurrentPrepared, type CurrentPrepared } from "~/modules/changes/server/prepared/get-prepared.server";
import { moduleOverviews, type ModuleOverview } from "~/modules/inventory/domain/module-overview";
import type { InvoiceCosts } from "~/modules/invoices/domain/cost-history";
import { listInvoiceCosts } from "~/modules/invoices/server/list-invoice-costs.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { contractOverviewIn } from "./get-contract-overview.server";

export type Dashboard = {
  /** Newest first. Empty until there is an invoice. */
  readonly invoices: readonly InvoiceCosts[];
  readonly contract: ContractOverview;
  readonly modules: readonly ModuleOverview[];
  readonly changes: CurrentChanges;
  readonly prepared: CurrentPrepared;
};

const MONTHS = 12;

/** Returns what the first page shows: what the customer pays, what is in service, what room is left and what is
 *  pending, in six statements. */
export async function getDashboard(context: ServerContext, customerId: string): Promise<Dashboard> {
  const catalogue = await loadCatalogue(context);
  const [changes, prepared, rest] = await Promise.all([
    listCurrentChanges(context, customerId),
    listCurrentPrepared(context, customerId),
    context.database.withCustomer(customerId, async (tx) => {
      const { overview, inventory } = await contractOverviewIn(tx, customerId, catalogue, today(context.clock));
      return {
        invoices: await listInvoiceCosts(tx, customerId, MONTHS),
        contract: overview,
        modules: moduleOverviews(inventory, catalogue.priceBook, overview.today),
      };
    }),
  ]);
  return { changes, prepared, ...rest };
}
