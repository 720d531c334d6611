import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { startAuditLogWith } from "~/modules/identity/server/anchor-audit.server";
import { storeRateSheets } from "~/modules/usage/server/load-rate-sheets.server";
import type { ServerContext } from "~/platform/context.server";
import { withPreparationLock } from "~/platform/database/preparation-lock.server";
import { migrationState } from "~/platform/migrations/migration-state.server";
import { ensurePortalLogin } from "~/platform/database/portal-login.server";
import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import { migrateDatabase } from "~/platform/migrations/schema-migrations.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";

import type { DatabaseServer } from "./open-database-server";

/** The migration that creates the table of the audit log's anchors. Whoever applies it starts them. */
const AUDIT_ANCHORS = "20261130040100_audit_anchors";

/** Brings the tables and the price lists to this release. Does nothing when they are. */
export async function bringUpToDate(
  context: Pick<ServerContext, "database" | "settings" | "newId" | "log">,
  server: Pick<DatabaseServer, "url">,
  onMessage: (message: string) => void,
): Promise<void> {
  await withPreparationLock(server.url, context.log, async () => {
    const isNew = async (): Promise<boolean> =>
      (await migrationState(context.database.pool)).pending.includes(AUDIT_ANCHORS);
    await startAuditLogWith(context, isNew, () =>
      migrateDatabase(server.url, (name) => onMessage(`Applied migration ${name}`)),
    );
    const files = readTariffFiles();
    await loadReferenceData(context, files);
    await storeRateSheets(context, readRateSheets(files.rateSheetFiles));
    await ensurePortalLogin(server.url, context.log);
  });
}

/** Loads the demo stories, and completes them after a killed run. Does nothing when they are complete. Check
 *  `belongsToDemoData` first: they replace everything else in the database. */
export async function loadDemoData(
  context: ServerContext,
  server: Pick<DatabaseServer, "url">,
  onMessage: (message: string) => void,
): Promise<void> {
  const { seedDemo } = await import("../../prisma/seed/seed-demo");
  // A story in which a change fails is no news.
  const log = context.log.child({}, { level: "error" });
  await withPreparationLock(server.url, context.log, () => seedDemo({ ...context, log }, onMessage));
}
