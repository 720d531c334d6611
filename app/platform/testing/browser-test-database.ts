import { openEmbeddedPostgres } from "../embedded-postgres/open-embedded-postgres.server";
import { administer } from "./administer.server";

const NAME = "browser_tests";

/** Creates an empty database for the browser tests, in the cluster for tests. */
export async function openBrowserTestDatabase(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await openEmbeddedPostgres({ dataDirectory: ".data", name: "test-postgres" });
  await administer(server.connectionString, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${NAME}`);
  });
  const url = new URL(server.connectionString);
  url.pathname = `/${NAME}`;
  return { url: url.href, close: server.close };
}
