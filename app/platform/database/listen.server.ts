import { setTimeout as delay } from "node:timers/promises";

import { openClient, type ConnectionLog } from "./connections.server";

const REOPEN_MS = 2_000;

/** Listens for notifications on a channel, on a connection of its own, until it is stopped. A lost connection is
 *  reopened, and then counts as a notification, as some may have been missed. */
export function listenTo(
  channel: string,
  { connectionString, log }: { readonly connectionString: string; readonly log: ConnectionLog },
  onNews: () => void,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const listening = keepListening();
  return {
    stop: async () => {
      stopping.abort();
      await listening;
    },
  };

  async function keepListening(): Promise<void> {
    for (let isFirst = true; !stopping.signal.aborted; isFirst = false) {
      await listenOnce(isFirst);
      await delay(REOPEN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  async function listenOnce(isFirst: boolean): Promise<void> {
    const client = openClient({ connectionString, application_name: "insight-listener", keepAlive: true, log });
    const over = new Promise<void>((resolve) => {
      client.once("end", resolve);
      client.once("error", () => resolve());
      stopping.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    try {
      await client.connect();
      client.on("notification", onNews);
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      if (!isFirst) onNews();
      await over;
    } catch (error) {
      log.warn({ channel, reason: (error as Error).message }, "not listening for database notifications");
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
