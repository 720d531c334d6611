import { readFile } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod";

import type { Settings } from "~/platform/settings/settings.server";

/** A sign-in of the demo data, from `demo.json` in the data directory. */
const demoUserSchema = z.object({
  story: z.string(),
  customerNumber: z.number(),
  email: z.string(),
  password: z.string(),
  role: z.enum(["owner", "member"]),
});

export type DemoUser = z.infer<typeof demoUserSchema>;

/** Returns the demo users for the sign-in page, empty on a database without demo data. */
export async function listDemoUsers(context: { readonly settings: DemoSettings }): Promise<readonly DemoUser[]> {
  const { settings } = context;
  if (!mayHoldDemoData(settings)) return [];
  try {
    return z.array(demoUserSchema).parse(JSON.parse(await readFile(join(settings.dataDirectory, "demo.json"), "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

type DemoSettings = Pick<Settings, "demoData" | "databaseUrl" | "dataDirectory">;

/** The embedded database has demo data unless DEMO_DATA=no, a DATABASE_URL server only with DEMO_DATA=yes. */
function mayHoldDemoData(settings: DemoSettings): boolean {
  return settings.demoData === "yes" || (settings.demoData === "embedded-only" && settings.databaseUrl === null);
}
