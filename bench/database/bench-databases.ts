import { join } from "node:path";

import { openDatabase } from "~/platform/database/database.server";
import { openEmbeddedPostgres } from "~/platform/embedded-postgres/open-embedded-postgres.server";
import { fixedClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { withAuditKey } from "~/platform/secrets/audit-key.server";
import { withLinkSecret } from "~/platform/secrets/link-secret.server";
import { createLog } from "~/platform/log.server";
import { seededIds } from "~/platform/new-id.server";
import { loadSettings } from "~/platform/settings/settings.server";
import { administer } from "~/platform/testing/administer.server";
import { fingerprint } from "~/processes/bootstrap/fingerprint.mjs";
import { bringUpToDate, loadDemoData } from "~/processes/prepare-database";

import { provisionWideCustomer } from "./wide-customer";

/** The moment at which every measurement is taken, so that two runs measure the same rows. */
export const BENCH_INSTANT = "2026-11-21T10:00:00+01:00";

const DATA_DIRECTORY = join(".data", "bench");

export type BenchDatabases = {
  /** Creates a database with the demo stories and the wide customer, one for each measured server. Returns its URL. */
  readonly clone: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** Opens the cluster of the benchmarks. Its data are made again when anything below `prisma/` differs from the last
 *  run. */
export async function openBenchDatabases(): Promise<BenchDatabases> {
  const server = await openEmbeddedPostgres({ dataDirectory: DATA_DIRECTORY, name: "test-postgres" });
  const template = `template_${fingerprint(["prisma"]).slice(0, 16)}`;
  if (!(await exists(server.connectionString, template))) await makeTemplate(server.connectionString, template);
  return {
    clone: async (name) => {
      await administer(server.connectionString, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
        await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
      });
      return urlOf(server.connectionString, name);
    },
    close: server.close,
  };
}

/** Opens the operator's context at the moment of the benchmarks. */
export async function benchContext(url: string): Promise<ServerContext> {
  const settings = await withAuditKey(
    await withLinkSecret(
      loadSettings({ NODE_ENV: "test", LOG_LEVEL: "error", DATA_DIRECTORY, INSIGHT_CLOCK: BENCH_INSTANT }),
    ),
  );
  const log = createLog(settings);
  return {
    database: openDatabase({ url, role: "operator", poolSize: 2, log }),
    clock: fixedClock(new Date(BENCH_INSTANT)),
    settings,
    newId: seededIds("bench"),
    log,
  };
}

/** Makes the template. It gets its name only when it is complete. */
async function makeTemplate(connectionString: string, template: string): Promise<void> {
  await administer(connectionString, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%' OR datname = 'draft'",
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    await client.query("CREATE DATABASE draft");
  });
  const url = urlOf(connectionString, "draft");
  const context = await benchContext(url);
  try {
    await bringUpToDate(context, { url }, printStatus);
    await loadDemoData(context, { url }, printStatus);
    await provisionWideCustomer(context);
    await context.database.pool.query("VACUUM ANALYZE");
  } finally {
    await context.database.close();
  }
  await administer(connectionString, (client) => client.query(`ALTER DATABASE draft RENAME TO "${template}"`));
}

async function exists(connectionString: string, database: string): Promise<boolean> {
  const found = await administer(connectionString, (client) =>
    client.query("SELECT FROM pg_database WHERE datname = $1", [database]),
  );
  return found.rowCount === 1;
}

function urlOf(connectionString: string, database: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return url.href;
}

function printStatus(message: string): void {
  process.stderr.write(`${message}\n`);
}
