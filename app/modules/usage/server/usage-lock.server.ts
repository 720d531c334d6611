import type { ClientBase } from "pg";

/** Runs `act` in a transaction of its own, under the lock that imports take: only one writer of usage runs at a time.
 */
export async function withUsageLock<T>(client: ClientBase, act: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('usage-import', 0))");
    const answer = await act();
    await client.query("COMMIT");
    return answer;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
