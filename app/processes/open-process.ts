import { loadSettings, type Settings } from "~/platform/settings/settings.server";

import { waitForDatabase } from "./wait-for-database";
import type { CleanupStack } from "./cleanup-stack";
import { openDatabaseServer, type DatabaseServer } from "./open-database-server";
import { openServerContexts, type ServerContexts } from "./open-server-contexts";

/** Everything that a serving process has open. */
export type OpenProcess = {
  readonly settings: Settings;
  readonly server: DatabaseServer;
  readonly contexts: ServerContexts;
};

/** Opens database and contexts according to the settings; the stack closes them. `check` may reject the settings first.
 */
export async function openProcess(
  stack: CleanupStack,
  check: (settings: Settings) => Promise<void> | void = () => undefined,
): Promise<OpenProcess> {
  const settings = loadSettings();
  await check(settings);
  const opening = openDatabaseServer(settings, printStatus, crashProcess);
  // A server that is still being started when the process is told to stop is stopped as soon as it runs.
  stack.add(async () => (await opening.catch(() => null))?.close());
  const server = await opening;
  if (!server.isEmbedded) await waitForDatabase(server.url, stack, printStatus);
  const contexts = await openServerContexts(settings, server);
  stack.add(contexts.close);
  return { settings, server, contexts };
}

/** Throws an error that nobody catches, so that the process prints it and ends. */
function crashProcess(error: Error): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** Progress and messages go to stderr, as only results go to stdout. */
export function printStatus(message: string): void {
  process.stderr.write(`${message}\n`);
}
