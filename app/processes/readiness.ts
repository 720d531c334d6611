import { portalProblems } from "~/platform/database/database-identity.server";
import { migrationState } from "~/platform/migrations/migration-state.server";

import { isSeeded } from "../../prisma/seed/seed-state";
import { belongsToDemoData } from "./demo-data";
import type { DatabaseServer } from "./open-database-server";
import type { ServerContexts } from "./open-server-contexts";

/** Returns whether traffic may be sent here: the portal's own connection works and has the right login, no migration is
 *  pending, and demo data, where it belongs, is complete. Problems with the connection are logged. */
export async function isReady(
  { operator, web }: Pick<ServerContexts, "operator" | "web">,
  server: Pick<DatabaseServer, "isEmbedded" | "allowsOwner">,
): Promise<boolean> {
  const problems = await portalProblems(web.database, { asOwner: server.allowsOwner });
  for (const problem of problems) web.log.error({ problem }, "not ready");
  if (problems.length > 0) return false;
  const { pending } = await migrationState(operator.database.pool);
  if (pending.length > 0) return false;
  return !(await belongsToDemoData(operator, server)) || (await isSeeded(operator));
}
