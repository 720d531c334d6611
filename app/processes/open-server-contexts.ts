import { withAuditKey } from "~/platform/secrets/audit-key.server";
import { clockOf } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { openDatabase } from "~/platform/database/database.server";
import { withLinkSecret } from "~/platform/secrets/link-secret.server";
import { createLog } from "~/platform/log.server";
import { randomIds } from "~/platform/new-id.server";
import type { Settings } from "~/platform/settings/settings.server";

import type { DatabaseServer } from "./open-database-server";
import { refuseWrongServer } from "./refuse-wrong-server";

export type ServerContexts = {
  /** The context of the worker and the command line. */
  readonly operator: ServerContext;
  /** The context of the portal, which is bound by row-level security. */
  readonly web: ServerContext;
  readonly close: () => Promise<void>;
};

/** Returns what the server functions of this process are given. Both contexts share everything except the role in the
 *  database. Connections open at their first use. Throws a StartError when the product cannot run on the server. */
export async function openServerContexts(settings: Settings, server: DatabaseServer): Promise<ServerContexts> {
  await refuseWrongServer(server);
  const log = createLog(settings);
  const shared = {
    clock: clockOf(settings.clock),
    settings: await withAuditKey(await withLinkSecret(settings)),
    newId: randomIds(),
    log,
  };
  const { databasePoolSize: poolSize, preparedStatements: prepares } = settings;
  const nesting = settings.environment === "production" ? "told" : "refused";
  const pools = { poolSize, prepares, nesting, log } as const;
  const operator = openDatabase({ url: server.url, role: "operator", ...pools });
  const web = openDatabase({ url: server.webUrl ?? server.url, role: "web", asOwner: server.allowsOwner, ...pools });
  return {
    operator: { ...shared, database: operator },
    web: { ...shared, database: web },
    close: async () => {
      await Promise.all([operator.close(), web.close()]);
    },
  };
}
