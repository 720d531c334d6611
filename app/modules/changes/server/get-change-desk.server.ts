import type { Inventory } from "~/modules/inventory/domain/inventory";
import type { Person } from "~/modules/inventory/domain/person";
import { loadPeople } from "~/modules/inventory/server/load-people.server";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { ServerContext } from "~/platform/context.server";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import type { Holders } from "../domain/desk/desk-people";
import { executionStarts, type ExecutionStart } from "../domain/execution/execution-time";
import { dateOfReceipt } from "./date-of-receipt.server";
import { loadChangeSnapshot } from "./load-change-snapshot.server";

/** The basis of a request: the snapshot for the evaluator, and when work begins on a day. */
export type ChangeDesk = {
  readonly snapshot: ChangeSnapshot;
  readonly executionStarts: readonly ExecutionStart[];
};

/** What the change page works with: that, and whose each profile in service is. */
export type PeopleDesk = ChangeDesk & { readonly holders: Holders };

type Context = Pick<ServerContext, "database" | "clock" | "settings">;

/** Returns the basis of a new change request as it would be received now, in three statements. */
export async function getChangeDesk(context: Context, customerId: string): Promise<ChangeDesk> {
  const catalogue = await loadCatalogue(context);
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const { snapshot } = await context.database.withCustomer(customerId, (tx) =>
    loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn),
  );
  return { snapshot, executionStarts: executionStarts(catalogue.rulePacks) };
}

/** Returns what the change page works with, in four statements. */
export async function getPeopleDesk(context: Context, customerId: string): Promise<PeopleDesk> {
  const catalogue = await loadCatalogue(context);
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const { snapshot, holders } = await context.database.withCustomer(customerId, async (tx) => {
    const { snapshot: basis, inventory } = await loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn);
    return { snapshot: basis, holders: holdersOf(inventory, await loadPeople(tx, customerId)) };
  });
  return { snapshot, executionStarts: executionStarts(catalogue.rulePacks), holders };
}

function holdersOf({ profiles }: Inventory, people: readonly Person[]): Holders {
  const inService = new Map(
    profiles.flatMap(({ id, costCentre, activeUntil }) => (activeUntil === null ? [[id, costCentre] as const] : [])),
  );
  return Object.fromEntries(
    people.flatMap(({ personId, profileIds }) =>
      profileIds.flatMap((id) => {
        const costCentre = inService.get(id);
        return costCentre === undefined ? [] : [[id, { personId, costCentre }] as const];
      }),
    ),
  );
}
