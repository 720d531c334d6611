import type { ConnectionLog } from "./connections.server";
import type { Database } from "./database.server";
import { refreshReferences } from "./cached-reference.server";
import { listenTo } from "./listen.server";

/** The channel on which the database announces changes of price lists, rule packs and rate sheets. */
export const REFERENCE_CHANNEL = "insight_reference";

/** Refreshes the reference data cached by this process as soon as an operator changes it, until it is stopped. */
export function refreshOnNotification(database: Database, log: ConnectionLog): { readonly stop: () => Promise<void> } {
  const { connectionString } = database.pool.options;
  if (connectionString === undefined) throw new Error("Notifications need a pool with a connection string");
  return listenTo(REFERENCE_CHANNEL, { connectionString, log }, () => refreshReferences(database));
}
