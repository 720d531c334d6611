import { createHash } from "node:crypto";

import { openDatabase } from "~/platform/database/database.server";
import { createLog } from "~/platform/log.server";
import { openEmbeddedPostgres } from "~/platform/embedded-postgres/open-embedded-postgres.server";
import { readMigrations } from "~/platform/migrations/migration-files.server";
import { randomIds } from "~/platform/new-id.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import { administer } from "~/platform/testing/administer.server";
import { testSettings } from "~/platform/testing/test-settings";
import { bringUpToDate } from "../prepare-database";

const KEPT_TEMPLATES = 5;

/** Before the tests on a database: starts the cluster for tests and hands the tests a migrated template (TEST_DATABASE_URL), of
 *  which each test file clones its own database. Any server will do: a TEST_DATABASE_URL that is already set is kept. */
export default async function setUpDatabases(): Promise<() => Promise<void>> {
  if (process.env["TEST_DATABASE_URL"]) return () => Promise.resolve();
  const server = await openEmbeddedPostgres({ dataDirectory: ".data", name: "test-postgres" });
  if (server.started) await drop(server.connectionString, "test\\_%");
  process.env["TEST_DATABASE_URL"] = await migratedTemplate(server.connectionString);
  return async () => {
    delete process.env["TEST_DATABASE_URL"];
    await server.close();
  };
}

/** Creates it once per set of migrations and tariffs. Of two processes that do so at once, one wins. */
async function migratedTemplate(connectionString: string): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of readMigrations()) hash.update(`${name}:${checksum}\n`);
  const { priceBook, rulePacks, rateSheetFiles } = readTariffFiles();
  const lists = priceBook.map(({ validFrom, products }) => [validFrom, [...products.values()]]);
  hash.update(JSON.stringify([lists, rulePacks, readRateSheets(rateSheetFiles)]));
  const template = `template_${hash.digest("hex").slice(0, 16)}`;
  const url = new URL(connectionString);
  url.pathname = `/${template}`;
  if (await exists(connectionString, template)) return url.href;

  const draft = new URL(connectionString);
  draft.pathname = `/test_${template}_${String(process.pid)}`;
  await administer(connectionString, (client) => client.query(`CREATE DATABASE "${draft.pathname.slice(1)}"`));
  const settings = testSettings();
  const log = createLog(settings);
  const database = openDatabase({ url: draft.href, role: "operator", poolSize: 1, log });
  await bringUpToDate({ database, settings, newId: randomIds(), log }, { url: draft.href }, () => undefined);
  await database.close();
  try {
    await administer(connectionString, (client) =>
      client.query(`ALTER DATABASE "${draft.pathname.slice(1)}" RENAME TO "${template}"`),
    );
  } catch (error) {
    if (!(await exists(connectionString, template))) throw error;
  }
  await drop(connectionString, "template\\_%", KEPT_TEMPLATES);
  return url.href;
}

async function exists(connectionString: string, database: string): Promise<boolean> {
  const found = await administer(connectionString, (client) =>
    client.query("SELECT FROM pg_database WHERE datname = $1", [database]),
  );
  return found.rowCount === 1;
}

async function drop(connectionString: string, pattern: string, keepNewest = 0): Promise<void> {
  await administer(connectionString, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE $1 ORDER BY oid DESC OFFSET $2",
      [pattern, keepNewest],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  });
}
