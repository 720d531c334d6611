import { openEmbeddedPostgres } from "../embedded-postgres/open-embedded-postgres.server";
import { administer } from "./administer.server";

const NAME = "browser_tests";

/** The prefix for the address of an owner's colleague, who has the same rights and password, for the second of two test workers. */
const COLLEAGUE = "collega.";

export type BrowserTestDatabase = {
  readonly url: string;
  /** Gives each owner a colleague, once the demo data is there. */
  readonly addColleagues: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Creates an empty database for the browser tests, in the cluster for tests. */
export async function openBrowserTestDatabase(): Promise<BrowserTestDatabase> {
  const server = await openEmbeddedPostgres({ dataDirectory: ".data", name: "test-postgres" });
  await administer(server.connectionString, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${NAME}`);
  });
  const url = new URL(server.connectionString);
  url.pathname = `/${NAME}`;
  return {
    url: url.href,
    addColleagues: () =>
      administer(url.href, async (client) => {
        await client.query(
          `INSERT INTO users (id, customer_id, email, name, role, language, password_hash, created_at)
           SELECT gen_random_uuid(), customer_id, $1 || email, name, role, language, password_hash, created_at
             FROM users WHERE role = 'owner' AND password_hash IS NOT NULL`,
          [COLLEAGUE],
        );
      }),
    close: server.close,
  };
}
