import type { MigrationList } from "@prisma/schema-engine-wasm";
import { Logger, runMigrations as migrateQueue } from "graphile-worker";
import type pg from "pg";

import { openPool, silentConnectionLog } from "../database/connections.server";
import { readMigrations, readSchema, migrationsDirectory, type Migration } from "./migration-files.server";
import { migrationState } from "./migration-state.server";
import { openSchemaEngine } from "./schema-engine.server";

/** The lock that Prisma's own `migrate deploy` takes, too: only one process migrates at a time. */
const PRISMA_LOCK = 72_707_369;

/** Brings a database up to date: the migrations of prisma/migrations, then the tables of the queue. Each migration is
 *  one transaction together with its row in `_prisma_migrations`: a killed run leaves it undone, and the next one
 *  applies it. Returns the names of the applied migrations. Throws a MigrationError that names the migration. */
export async function migrateDatabase(
  connectionString: string,
  onApplied: (name: string) => void = () => undefined,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  const pool = openPool({ connectionString, max: 1, idleTimeoutMillis: 0, log: silentConnectionLog });
  try {
    await pool.query(`SELECT pg_advisory_lock(${String(PRISMA_LOCK)})`);
    const { pending, failed, edited } = await migrationState(pool, migrations);
    if (edited[0] !== undefined)
      throw new MigrationError(
        edited[0],
        "its script was changed after it had been applied; `npm run insight -- db reset` makes a demo database anew",
      );
    if (pending.length > 0) {
      await applyAll(pool, migrations, { pending, failed }, onApplied);
    }
    await migrateQueue({ connectionString, logger: silent });
    return pending;
  } finally {
    await pool.end();
  }
}

export class MigrationError extends Error {
  constructor(
    readonly migration: string,
    reason: string,
  ) {
    super(`Migration ${migration}: ${reason}`);
    this.name = "MigrationError";
  }
}

const silent = new Logger(() => () => undefined);

async function applyAll(
  pool: pg.Pool,
  migrations: readonly Migration[],
  { pending, failed }: { pending: readonly string[]; failed: readonly string[] },
  onApplied: (name: string) => void,
): Promise<void> {
  let said: unknown;
  const { engine, close } = await openSchemaEngine(pool, readSchema(), (error) => (said ??= error));
  // A script is one transaction: of a failed one, nothing is left.
  for (const migrationName of failed) await engine.markMigrationRolledBack({ migrationName });
  for (const name of pending) {
    const upToHere = migrations.slice(0, migrations.findIndex((migration) => migration.name === name) + 1);
    try {
      await pool.query("BEGIN");
      await engine.applyMigrations({ migrationsList: asEngineList(upToHere), filters: noFilters });
      await pool.query("COMMIT");
    } catch (error) {
      await pool.query("ROLLBACK").catch(() => undefined);
      const reason = said ?? error;
      throw new MigrationError(name, reason instanceof Error ? reason.message : String(reason));
    }
    onApplied(name);
  }
  await close();
}

export const noFilters = { externalTables: [], externalEnums: [] };

/** Returns the migrations in the form that the engine expects. */
export function asEngineList(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: migrationsDirectory,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}
