import type pg from "pg";

import { readMigrations, type Migration } from "./migration-files.server";

export type MigrationState = {
  /** Not applied yet, in order. */
  readonly pending: readonly string[];
  /** Started by Prisma's own command and never finished. They have to run again. */
  readonly failed: readonly string[];
  /** Applied, and changed since. */
  readonly edited: readonly string[];
};

type Row = { migration_name: string; checksum: string; finished: boolean; rolled_back: boolean };

/** Compares the migrations with what the database has recorded. A migration that only the database knows comes from a
 *  newer release and is ignored. */
export async function migrationState(
  database: Pick<pg.Pool, "query">,
  migrations: readonly Migration[] = readMigrations(),
): Promise<MigrationState> {
  const rows = (await readRows(database)).filter((row) => !row.rolled_back);
  const applied = new Map(rows.filter((row) => row.finished).map((row) => [row.migration_name, row.checksum]));
  return {
    pending: migrations.filter(({ name }) => !applied.has(name)).map(({ name }) => name),
    failed: rows.filter((row) => !row.finished).map((row) => row.migration_name),
    edited: migrations
      .filter(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum)
      .map(({ name }) => name),
  };
}

async function readRows(database: Pick<pg.Pool, "query">): Promise<Row[]> {
  const { rows: tables } = await database.query<{ known: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known",
  );
  if (!tables[0]?.known) return [];
  const { rows } = await database.query<Row>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS rolled_back
       FROM _prisma_migrations`,
  );
  return rows;
}
