import pg from "pg";

const PREPARATION = 727_360_002;

/** Runs the work while no other process prepares the same database; waits for it otherwise. The lock ends with the process. */
export async function whilePreparing<T>(connectionString: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${String(PREPARATION)})`);
    return await work();
  } finally {
    await client.end();
  }
}
