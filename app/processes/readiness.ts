import type { ServerContext } from "~/platform/context.server";
import { migrationState } from "~/platform/migration-state.server";

import { isSeeded } from "../../prisma/seed/seed-state";
import { demoDataBelongs } from "./demo-data";
import type { DatabaseServer } from "./open-database-server";

/** Whether traffic may come: no migration waits and demo data, where it belongs, is complete. */
export async function isReady(
  operator: Pick<ServerContext, "database" | "settings">,
  server: Pick<DatabaseServer, "isEmbedded">,
): Promise<boolean> {
  const { pending } = await migrationState(operator.database.pool);
  if (pending.length > 0) return false;
  return !(await demoDataBelongs(operator, server)) || (await isSeeded(operator));
}
