import { openClient, type ConnectionLog } from "./connections.server";

const PREPARATION_LOCK_ID = 727_360_002;

/** Runs work while no other process prepares the same database, and waits for it otherwise. The lock ends with the
 *  process. */
export async function withPreparationLock<T>(
  connectionString: string,
  log: ConnectionLog,
  work: () => Promise<T>,
): Promise<T> {
  const client = openClient({ connectionString, application_name: "insight-operator", log });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${String(PREPARATION_LOCK_ID)})`);
    return await work();
  } finally {
    await client.end();
  }
}
