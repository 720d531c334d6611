import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";

import { fixedClock, type Clock } from "../clock.server";
import type { ServerContext } from "../context.server";
import { openDatabase } from "../database/database.server";
import { createLog } from "../log.server";
import { randomIds } from "../new-id.server";
import { portalUrlOf } from "../database/portal-login.server";
import { testSettings } from "./test-settings";

export type TestPortal = {
  /** The operator, as worker and command line run. */
  readonly context: ServerContext;
  /** The portal, bound by row-level security. */
  readonly web: ServerContext;
  /** The database's address for its owner. */
  readonly databaseUrl: string;
  /** The database's address for the portal's own login. */
  readonly webUrl: string;
  /** The same portal at another moment. */
  readonly at: (clock: Clock) => { context: ServerContext; web: ServerContext };
  readonly close: () => Promise<void>;
};

export type TestPortalOptions = {
  readonly poolSize?: number;
  /** The address of the migrated database to clone; by default the one that the tests share. */
  readonly templateUrl?: string | undefined;
};

const INSUFFICIENT_PRIVILEGE = "42501";
const MOST_ATTEMPTS = 20;
const PAUSE_MS = 250;

/** A fresh database for one test file, cloned from the migrated template that TEST_DATABASE_URL names. */
export async function createTestPortal(
  clock: Clock = fixedClock(new Date("2026-11-21T09:00:00Z")),
  { poolSize = 4, templateUrl = process.env["TEST_DATABASE_URL"] }: TestPortalOptions = {},
): Promise<TestPortal> {
  if (!templateUrl)
    throw new Error("TEST_DATABASE_URL is not set: run the tests with `npm test` or `npm run test:database`");
  const name = `test_${randomBytes(6).toString("hex")}`;
  // Copying files is a quarter of the work of writing every page to the log as well.
  await administer(templateUrl, (client, template) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE "${template}" STRATEGY file_copy`),
  );
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  const settings = testSettings();
  const log = createLog(settings);
  const webUrl = portalUrlOf(url.href) ?? "";
  const operator = openDatabase({ url: url.href, role: "operator", poolSize, log });
  const web = openDatabase({ url: webUrl, role: "web", poolSize, log });
  const shared = { clock, settings, newId: randomIds(), log };
  const contexts = { context: { ...shared, database: operator }, web: { ...shared, database: web } };
  return {
    ...contexts,
    databaseUrl: url.href,
    webUrl,
    at: (moved) => ({ context: { ...contexts.context, clock: moved }, web: { ...contexts.web, clock: moved } }),
    close: async () => {
      await Promise.all([operator.close(), web.close()]);
      await dropDatabase(templateUrl, name);
    },
  };
}

/** The server's own vacuuming, which only a superuser may end, soon finishes with a database. */
async function dropDatabase(templateUrl: string, name: string): Promise<void> {
  const drop = (): Promise<void> =>
    administer(templateUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  for (let attempt = 1; ; attempt += 1) {
    try {
      await drop();
      return;
    } catch (error) {
      const isCleaned = error instanceof pg.DatabaseError && error.code === INSUFFICIENT_PRIVILEGE;
      if (!isCleaned || attempt === MOST_ATTEMPTS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function administer(
  templateUrl: string,
  action: (client: pg.Client, template: string) => Promise<unknown>,
): Promise<void> {
  const url = new URL(templateUrl);
  const template = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await action(client, template);
  } finally {
    await client.end();
  }
}
