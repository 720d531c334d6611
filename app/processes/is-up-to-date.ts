import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import type { ServerContext } from "~/platform/context.server";
import { migrationState } from "~/platform/migrations/migration-state.server";
import { projectPath } from "~/platform/project-path.server";

/** Where the content of each file of a tariff folder goes; what is there already never changes. */
const TABLES = { "products.csv": "price_lists", "rule-pack.json": "rule_packs", "call-rates.csv": "rate_sheets" };

/** Whether the database has all migrations and tariffs of this release: what a command asks before it loads what brings them. */
export async function isUpToDate(
  { database }: Pick<ServerContext, "database">,
  directory: string = projectPath("prisma/tariffs"),
): Promise<boolean> {
  const { pending, failed, edited } = await migrationState(database.pool);
  if (pending.length + failed.length + edited.length > 0) return false;
  const selects = Object.entries(TABLES).map(
    ([file, table]) => `SELECT to_char(valid_from, 'YYYY-MM-DD') || '/${file}' AS name FROM ${table}`,
  );
  const { rows } = await database.pool.query<{ name: string }>(selects.join(" UNION ALL "));
  const known = new Set(rows.map(({ name }) => name));
  return readdirSync(directory)
    .flatMap((date) => Object.keys(TABLES).map((file) => `${date}/${file}`))
    .every((name) => known.has(name) || !existsSync(join(directory, name)));
}
