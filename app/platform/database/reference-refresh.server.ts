import type { ConnectionLog } from "./connections.server";
import type { Database } from "./database.server";
import { refreshReferences } from "./cached-reference.server";
import { listenTo } from "./listen.server";

/** The database tells on this channel that price lists, rule packs or rate sheets were changed. */
export const REFERENCE_CHANNEL = "insight_reference";

/** Reads what this process keeps of the reference data again as soon as an operator changes it, until it is stopped. */
export function refreshOnNotification(database: Database, log: ConnectionLog): { readonly stop: () => Promise<void> } {
  const { connectionString } = database.pool.options;
  if (connectionString === undefined) throw new Error("The news needs a pool with a connection string");
  return listenTo(REFERENCE_CHANNEL, { connectionString, log }, () => refreshReferences(database));
}
