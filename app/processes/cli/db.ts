import type { Writable } from "node:stream";

import type { ServerContext } from "~/platform/context.server";
import { draftMigration } from "~/platform/migrations/draft-migration.server";

import { belongsToDemoData, mayHoldDemoData } from "../demo-data";
import type { DatabaseServer } from "../open-database-server";
import { bringUpToDate, loadDemoData } from "../prepare-database";
import { StartError } from "../start-rules";

type Streams = { readonly stdout: Writable; readonly stderr: Writable };

/** `insight db migrate`: creates or updates the tables and price lists of this release. */
export async function migrate(context: ServerContext, server: DatabaseServer, { stderr }: Streams): Promise<number> {
  await bringUpToDate(context, server, (message) => stderr.write(`${message}\n`));
  stderr.write("The database is up to date\n");
  return 0;
}

/** `insight db seed`: loads the demo stories, where demo data is allowed. */
export async function seed(context: ServerContext, server: DatabaseServer, { stderr }: Streams): Promise<number> {
  await bringUpToDate(context, server, (message) => stderr.write(`${message}\n`));
  if (!(await belongsToDemoData(context, server))) {
    throw new StartError(
      "Demo data goes only into an empty database: an embedded one, or where DEMO_DATA=yes sends it",
    );
  }
  await loadDemoData(context, server, (message) => stderr.write(`${message}\n`));
  return 0;
}

/** `insight db reset`: empties the database and recreates its tables, with demo data where it belongs. Only where demo
 *  data is allowed, and only while nobody else uses the database. */
export async function reset(context: ServerContext, server: DatabaseServer, streams: Streams): Promise<number> {
  if (!mayHoldDemoData(context.settings, server)) {
    throw new StartError("Only a database that may hold demo data is reset: set DEMO_DATA=yes to allow it");
  }
  const { pool } = context.database;
  const { rows: others } = await pool.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM pg_stat_activity
      WHERE datname = current_database() AND application_name NOT IN ('insight-operator') AND pid <> pg_backend_pid()`,
  );
  if ((others[0]?.count ?? 0) > 0) throw new StartError("The database is in use: stop the portal first");
  const { rows: schemas } = await pool.query<{ name: string }>(
    "SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
  );
  for (const { name } of schemas) await pool.query(`DROP SCHEMA "${name}" CASCADE`);
  await pool.query("CREATE SCHEMA public");
  await bringUpToDate(context, server, (message) => streams.stderr.write(`${message}\n`));
  await loadDemoData(context, server, (message) => streams.stderr.write(`${message}\n`));
  return 0;
}

/** `insight db draft-migration`: for developers; writes the difference between the migrations and schema.prisma as the
 *  next migration. */
export async function draft(
  name: string,
  context: ServerContext,
  server: DatabaseServer,
  { stdout, stderr }: Streams,
): Promise<number> {
  const file = await draftMigration(server.url, name, context.clock);
  if (file === null) stderr.write("The migrations lead to schema.prisma: there is nothing to do\n");
  else stdout.write(`${file}\n`);
  return 0;
}
