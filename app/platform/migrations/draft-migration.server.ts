import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Clock } from "../clock.server";
import { openPool, silentConnectionLog } from "../database/connections.server";
import { migrationsDirectory, readMigrations, readSchema } from "./migration-files.server";
import { openSchemaEngine } from "./schema-engine.server";
import { asEngineList, noFilters } from "./schema-migrations.server";

/** Returns the SQL that leads from the migrations to schema.prisma, empty when they agree. The migrations are replayed
 *  in a temporary database next to this one. */
export async function schemaDifference(connectionString: string): Promise<string> {
  const pool = openPool({ connectionString, max: 1, log: silentConnectionLog });
  const schema = readSchema();
  try {
    const { engine, close } = await openSchemaEngine(pool, schema);
    try {
      const { stdout } = await engine.diff({
        from: { tag: "migrations", ...asEngineList(readMigrations()) },
        to: { tag: "schemaDatamodel", files: [schema] },
        script: true,
        exitCode: null,
        filters: noFilters,
      });
      return stdout === null || stdout.startsWith("-- This is an empty migration") ? "" : stdout;
    } finally {
      await close();
    }
  } finally {
    await pool.end();
  }
}

/** Writes that SQL as the next migration, to be completed by hand with what Prisma's schema cannot express. Returns its
 *  file, or null when there is nothing to do. */
export async function draftMigration(connectionString: string, name: string, clock: Clock): Promise<string | null> {
  const sql = await schemaDifference(connectionString);
  if (sql === "") return null;
  const stamp = clock.now().toISOString().slice(0, 19).replace(/\D/g, "");
  const folder = join(migrationsDirectory, `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
  return join(folder, "migration.sql");
}
