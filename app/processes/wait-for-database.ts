import { setTimeout as delay } from "node:timers/promises";

import { openClient, silentConnectionLog } from "~/platform/database/connections.server";
import { isDatabaseUnavailable } from "~/platform/database/database-unavailable.server";

import type { CleanupStack } from "./cleanup-stack";
import { StartError } from "./start-rules";

const PAUSE_MS = 1_000;

/** Waits, when a serving process starts, until the database takes a connection; reports once that it waits, and once that
 *  the database answers. Returns early when the stack is closed. Throws a StartError when the database answers but refuses
 *  the connection. */
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
    const failure = await connectionFailure(connectionString);
    if (failure === null) {
      if (tries > 0) onMessage("The database answers");
      return;
    }
    if (!isDatabaseUnavailable(failure)) throw new StartError(`The database refuses: ${failure.message}`);
    if (tries === 0) onMessage(`Waiting for the database: ${messageOf(failure)}`);
    await delay(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

/** Returns the message of an error, or its code: a server that is down at several addresses gives one without a message. */
function messageOf(failure: Error): string {
  return failure.message === "" ? String((failure as { code?: string }).code) : failure.message;
}

/** Returns why no connection could be made. Null when one was, which is closed again. */
async function connectionFailure(connectionString: string): Promise<Error | null> {
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
