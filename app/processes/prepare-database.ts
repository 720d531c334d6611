import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import type { ServerContext } from "~/platform/context.server";
import { migrateDatabase } from "~/platform/schema-migrations.server";
import { readTariffFiles } from "~/platform/tariff-files.server";

import { demoDataBelongs } from "./demo-data";
import type { DatabaseServer } from "./open-database-server";

/** Brings the tables and the price lists to this release. Does nothing when they are. */
export async function bringUpToDate(
  context: Pick<ServerContext, "database">,
  server: Pick<DatabaseServer, "url">,
  onMessage: (message: string) => void,
): Promise<void> {
  await migrateDatabase(server.url, (name) => onMessage(`Applied migration ${name}`));
  await loadReferenceData(context, readTariffFiles());
}

/** Loads the demo stories where they belong, and goes on where a killed run stopped. Answers whether they belong. */
export async function loadDemoData(
  context: ServerContext,
  server: DatabaseServer,
  onMessage: (message: string) => void,
): Promise<boolean> {
  if (!(await demoDataBelongs(context, server))) return false;
  const { seedDemo } = await import("../../prisma/seed/seed-demo");
  await seedDemo(context, onMessage);
  return true;
}
