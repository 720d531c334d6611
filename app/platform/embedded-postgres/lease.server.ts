import type pg from "pg";

import { openClient, silentConnectionLog } from "../database/connections.server";

/** A process's use of the server. The server counts the uses by shared advisory locks, which end with the process. */
export type Lease = {
  /** A connection as the superuser to the maintenance database. */
  readonly client: pg.Client;
  /** Ends the use. Returns true when nobody else uses the server, and keeps others from starting to until `end`. */
  readonly isLast: () => Promise<boolean>;
  readonly end: () => Promise<void>;
};

const LOCK = 727_360_001;

/** Starts to use the server that listens on this port. Returns the reason as text when that is not possible (yet). */
export async function acquireLease(port: number, password: string): Promise<Lease | string> {
  // The server ends this connection when it stops: no news.
  const server = { host: "127.0.0.1", port, user: "postgres", password, database: "postgres" };
  const client = openClient({ ...server, log: silentConnectionLog });
  try {
    await client.connect();
    if (!(await ask(client, `pg_try_advisory_lock_shared(${String(LOCK)})`))) {
      await client.end();
      return "it is being stopped";
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return {
    client,
    isLast: async () => {
      try {
        await ask(client, `pg_advisory_unlock_shared(${String(LOCK)})`);
        return await ask(client, `pg_try_advisory_lock(${String(LOCK)})`);
      } catch {
        return false;
      }
    },
    end: () => client.end().catch(() => undefined),
  };
}

async function ask(client: pg.Client, expression: string): Promise<boolean> {
  const { rows } = await client.query<{ answer: boolean }>(`SELECT ${expression} AS answer`);
  return rows[0]?.answer === true;
}
