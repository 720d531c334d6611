import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import type { ServerContext } from "~/platform/context.server";
import { migrateDatabase } from "~/platform/schema-migrations.server";
import { readTariffFiles } from "~/platform/tariff-files.server";

import { demoDataBelongs } from "./demo-data";
import type { DatabaseServer } from "./open-database-server";

/** Brings the database to what this release needs: tables, price lists, and demo data where it belongs. Each part does nothing
 *  when it is complete, and goes on where a killed run stopped. */
export async function prepareDatabase(
  context: ServerContext,
  server: DatabaseServer,
  onMessage: (message: string) => void,
): Promise<void> {
  await migrateDatabase(server.url, (name) => {
    onMessage(`Applied migration ${name}`);
  });
  await loadReferenceData(context, readTariffFiles());
  if (await demoDataBelongs(context, server)) {
    const { seedDemo } = await import("../../prisma/seed/seed-demo");
    await seedDemo(context, onMessage);
  }
}
