import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { compareTexts } from "~/kernel/compare-texts";
import { projectPath } from "../project-path.server";

/** A folder of prisma/migrations. */
export type Migration = {
  readonly name: string;
  readonly sql: string;
  /** The SHA-256 of the script in hexadecimal, as Prisma stores it in `_prisma_migrations`. */
  readonly checksum: string;
};

export const migrationsDirectory = projectPath("prisma/migrations");
const schemaFile = projectPath("prisma/schema.prisma");

/** Returns all migrations in the order in which they are applied. */
export function readMigrations(directory = migrationsDirectory): readonly Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, "migration.sql")))
    .map(({ name }) => {
      const sql = readFileSync(join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => compareTexts(a.name, b.name));
}

export function readSchema(): { path: string; content: string } {
  return { path: schemaFile, content: readFileSync(schemaFile, "utf8") };
}
