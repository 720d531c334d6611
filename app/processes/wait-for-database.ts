import { setTimeout as delay } from "node:timers/promises";

import { openClient, silentConnectionLog } from "~/platform/database/connections.server";
import { isDatabaseUnavailable } from "~/platform/database/database-unavailable.server";

import type { CleanupStack } from "./cleanup-stack";
import { StartError } from "./start-rules";

const PAUSE_MS = 1_000;

/** Waits for a database that is unavailable when a serving process starts, and prints that once. Throws a StartError
 *  when the database answers but refuses. */
export async function waitForDatabase(
  connectionString: string,
  stack: CleanupStack,
  onMessage: (message: string) => void,
): Promise<void> {
  const stopping = new AbortController();
  stack.add(() => {
    stopping.abort();
    return Promise.resolve();
  });
  for (let tries = 0; !stopping.signal.aborted; tries += 1) {
    const refusal = await tryToConnect(connectionString);
    if (refusal === null) {
      if (tries > 0) onMessage("The database answers");
      return;
    }
    if (!isDatabaseUnavailable(refusal)) throw new StartError(`The database refuses: ${refusal.message}`);
    if (tries === 0) onMessage(`Waiting for the database: ${messageOf(refusal)}`);
    await delay(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

/** A server that is down at several addresses gives an error without a message. */
function messageOf(refusal: Error): string {
  return refusal.message === "" ? String((refusal as { code?: string }).code) : refusal.message;
}

async function tryToConnect(connectionString: string): Promise<Error | null> {
  const client = openClient({ connectionString, application_name: "insight-operator", log: silentConnectionLog });
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
