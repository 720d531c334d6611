import pg from "pg";

/** Runs statements on a database, or about databases, on a connection of its own. */
export async function administer<T>(connectionString: string, action: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await action(client);
  } finally {
    await client.end();
  }
}
