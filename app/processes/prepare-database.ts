import { changedReferenceData, loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { startAuditLogWith } from "~/modules/identity/server/anchor-audit.server";
import { changedRateSheets, storeRateSheets } from "~/modules/usage/server/load-rate-sheets.server";
import type { ServerContext } from "~/platform/context.server";
import { withPreparationLock } from "~/platform/database/preparation-lock.server";
import { migrationState } from "~/platform/migrations/migration-state.server";
import { ensurePortalLogin } from "~/platform/database/portal-login.server";
import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import { migrateDatabase } from "~/platform/migrations/schema-migrations.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";

import type { DatabaseServer } from "./open-database-server";
import { StartError } from "./start-rules";

/** The migration that creates the table of the audit log's anchors. Whoever applies it starts them. */
const AUDIT_ANCHORS = "20261130040100_audit_anchors";

/** Brings the tables and the price lists to this release. Does nothing when they are. Throws a StartError, before any
 *  tariff is stored, when one that is stored differs from its file. */
export async function bringUpToDate(
  context: Pick<ServerContext, "database" | "settings" | "newId" | "log">,
  server: Pick<DatabaseServer, "url">,
  onMessage: (message: string) => void,
  tariffs?: string,
): Promise<void> {
  await withPreparationLock(server.url, context.log, async () => {
    const isNew = async (): Promise<boolean> =>
      (await migrationState(context.database.pool)).pending.includes(AUDIT_ANCHORS);
    await startAuditLogWith(context, isNew, () =>
      migrateDatabase(server.url, (name) => onMessage(`Applied migration ${name}`)),
    );
    const files = readTariffFiles(tariffs);
    const sheets = readRateSheets(files.rateSheetFiles);
    refuseChangedTariffs([
      ...(await changedReferenceData(context, files)),
      ...(await changedRateSheets(context, sheets)),
    ]);
    await loadReferenceData(context, files);
    await storeRateSheets(context, sheets);
    await ensurePortalLogin(server.url, context.log);
  });
}

const SHOWN_DIFFERENCES = 3;

/** A published tariff never changes: invoices and promises rest on it (R4.6). */
function refuseChangedTariffs(differences: readonly string[]): void {
  if (differences.length === 0) return;
  const more = differences.length - SHOWN_DIFFERENCES;
  throw new StartError(
    `A tariff that this database has loaded was changed in its file: ${differences.slice(0, SHOWN_DIFFERENCES).join("; ")}` +
      `${more > 0 ? `; and ${String(more)} more` : ""}. Undo that, and put the change in a folder of a later day` +
      " (a demo database can begin anew: npm run insight -- db reset)",
  );
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
