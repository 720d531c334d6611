import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { ServerContext } from "~/platform/context.server";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import { executionStarts, type ExecutionStart } from "../domain/execution/execution-time";
import { dateOfReceipt } from "./date-of-receipt.server";
import { loadChangeSnapshot } from "./load-change-snapshot.server";

/** What the change page works with: the snapshot for the evaluator, and how users are identified. */
export type ChangeDesk = {
  readonly snapshot: ChangeSnapshot;
  readonly executionStarts: readonly ExecutionStart[];
  /** Telephone numbers in E.164 by profile id. */
  readonly phoneNumbers: Readonly<Record<string, string>>;
};

/** Returns the basis of a new change request as it would be received now, in three statements. */
export async function getChangeDesk(
  context: Pick<ServerContext, "database" | "clock" | "settings">,
  customerId: string,
): Promise<ChangeDesk> {
  const catalogue = await loadCatalogue(context);
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const { snapshot, inventory } = await context.database.withCustomer(customerId, (tx) =>
    loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn),
  );
  return {
    snapshot,
    executionStarts: executionStarts(catalogue.rulePacks),
    phoneNumbers: Object.fromEntries(
      inventory.profiles.flatMap(({ id, e164 }) => (e164 === null ? [] : [[id, e164] as const])),
    ),
  };
}
