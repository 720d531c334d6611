import { openDatabase } from "~/platform/database/database.server";
import { createLog } from "~/platform/log.server";
import { randomIds } from "~/platform/new-id.server";
import { openOwnPostgres, type OwnPostgres } from "~/platform/testing/own-postgres";
import { testSettings } from "~/platform/testing/test-settings";
import { bringUpToDate } from "../prepare-database";

/** Opens a server for one test, with the tables and price lists of this release. */
export async function openMigratedPostgres(): Promise<OwnPostgres> {
  const server = await openOwnPostgres();
  const log = createLog({ logLevel: "fatal" });
  const database = openDatabase({ url: server.url, role: "operator", poolSize: 1, log });
  await bringUpToDate({ database, settings: testSettings(), newId: randomIds(), log }, server, () => undefined);
  await database.close();
  return server;
}
