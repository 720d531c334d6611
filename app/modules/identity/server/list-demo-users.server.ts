import { readFile } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod";

import type { Settings } from "~/platform/settings/settings.server";

/** A sign-in of the demo data, as `demo.json` in the data directory tells it. */
const demoUserSchema = z.object({
  story: z.string(),
  customerNumber: z.number(),
  email: z.string(),
  password: z.string(),
  role: z.enum(["owner", "member"]),
});

export type DemoUser = z.infer<typeof demoUserSchema>;

/** The demo users, for the sign-in page; none on a database that holds no demo data. */
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

/** Demo data goes into the embedded database unless DEMO_DATA=no, and into a DATABASE_URL server with DEMO_DATA=yes alone. */
function mayHoldDemoData(settings: DemoSettings): boolean {
  return settings.demoData === "yes" || (settings.demoData === "embedded-only" && settings.databaseUrl === null);
}
