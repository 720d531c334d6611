import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod";

import type { ServerContext } from "~/platform/context.server";
import type { Settings } from "~/platform/settings/settings.server";

import type { DatabaseServer } from "./open-database-server";

/** Returns whether the demo stories belong in this database: demo data is allowed, and the database was empty when they
 *  were started. A database with customers of its own never gets them. */
export async function belongsToDemoData(
  context: Pick<ServerContext, "database" | "settings">,
  server: Pick<DatabaseServer, "isEmbedded">,
): Promise<boolean> {
  if (!mayHoldDemoData(context.settings, server)) return false;
  const { rows } = await context.database.pool.query<{ belongs: boolean }>(
    "SELECT EXISTS (SELECT FROM seed_steps) OR NOT EXISTS (SELECT FROM customers) AS belongs",
  );
  return rows[0]?.belongs === true;
}

/** Returns whether the demo stories are in this database, or were started. */
export async function holdsDemoData({ database }: Pick<ServerContext, "database">): Promise<boolean> {
  const { rows } = await database.pool.query<{ holds: boolean }>("SELECT EXISTS (SELECT FROM seed_steps) AS holds");
  return rows[0]?.holds === true;
}

/** Returns whether demo data is allowed: in the embedded database, or wherever DEMO_DATA=yes. */
export function mayHoldDemoData(
  settings: Pick<Settings, "demoData">,
  server: Pick<DatabaseServer, "isEmbedded">,
): boolean {
  return settings.demoData === "yes" || (settings.demoData === "embedded-only" && server.isEmbedded);
}

const demoUsers = z.array(z.object({ story: z.string(), email: z.string(), password: z.string(), role: z.string() }));

/** Returns one line per demo user, for the terminal. */
export function demoSignIns(settings: Pick<Settings, "dataDirectory">): readonly string[] {
  const users = demoUsers.parse(JSON.parse(readFileSync(join(settings.dataDirectory, "demo.json"), "utf8")));
  const width = Math.max(...users.map(({ story }) => story.length));
  return users.map(({ story, email, password, role }) => `  ${story.padEnd(width)}  ${email}  ${password}  (${role})`);
}
