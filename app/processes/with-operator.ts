import type { ServerContext } from "~/platform/context.server";
import { loadSettings, type Settings } from "~/platform/settings/settings.server";

import { runningUrl } from "./bootstrap/one-instance.mjs";
import { createCleanupStack } from "./cleanup-stack";
import { holdsDemoData } from "./demo-data";
import { isUpToDate } from "./is-up-to-date";
import { openDatabaseServer, type DatabaseServer } from "./open-database-server";
import { openServerContexts } from "./open-server-contexts";
import { refusePendingMigrations, refuseSetClock } from "./start-rules";

/** Runs a command on the database and closes it afterwards, also on Ctrl-C. It uses the server of a running portal if
 *  there is one. An embedded database is brought up to date first; one of the operator's own only by a command that
 *  `migrates`. */
export async function withOperator(
  run: (context: ServerContext, server: DatabaseServer) => Promise<number>,
  { migrates = false }: { readonly migrates?: boolean } = {},
): Promise<number> {
  const settings = await withReachableUrl(loadSettings());
  const stack = createCleanupStack(printStatus);
  const interrupt = (): void => {
    void stack.closeAll().then(() => process.exit(130));
  };
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    const opening = openDatabaseServer(settings, printStatus);
    stack.add(async () => (await opening.catch(() => null))?.close());
    const server = await opening;
    const { operator, close } = await openServerContexts(settings, server);
    stack.add(close);
    if (!migrates) {
      if (!server.isEmbedded) await refusePendingMigrations(operator);
      else if (!(await isUpToDate(operator))) await bringUpToDate(operator, server);
      refuseSetClock(settings, await holdsDemoData(operator));
    }
    return await run(operator, server);
  } finally {
    await stack.closeAll();
  }
}

/** Its code is loaded when there is something to bring. */
async function bringUpToDate(context: ServerContext, server: DatabaseServer): Promise<void> {
  const prepare = await import("./prepare-database");
  await prepare.bringUpToDate(context, server, printStatus);
}

/** Links lead to where the portal is reached: BASE_URL, otherwise the portal that is running here, otherwise where it
 *  will be according to its settings. */
async function withReachableUrl(settings: Settings): Promise<Settings> {
  if (settings.baseUrlIsSet) return settings;
  const baseUrl = await runningUrl();
  if (baseUrl === null && settings.port === 0)
    printStatus("PORT=0 and no portal is running here: set BASE_URL so that links work");
  return baseUrl === null ? settings : { ...settings, baseUrl };
}

function printStatus(message: unknown): void {
  process.stderr.write(`${message instanceof Error ? message.message : String(message)}\n`);
}
