import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { claimInstance } from "./bootstrap/one-instance.mjs";
import { importBuilt, prepare } from "./bootstrap/prepare.mjs";
import { dataDirectory, enterProject } from "./bootstrap/project.mjs";
import { importTypeScript } from "./bootstrap/typescript.mjs";

// The portal that the browser tests visit: demo data in a new database of the cluster for tests, with a clock that stands still.
enterProject();
process.env.DATA_DIRECTORY = ".data/browser-tests";
process.env.INSIGHT_CLOCK = "2026-11-21T10:00:00+01:00";
process.env.DEMO_DATA = "yes";
process.env.LOG_LEVEL ||= "warn";
// With one connection each, code that asks for a second one while it holds one waits in vain, and a test fails.
process.env.DATABASE_POOL_SIZE ||= "1";
const instance = await claimInstance();
for (const entry of readdirSync(dataDirectory())) {
  if (!entry.startsWith("instance.json")) rmSync(join(dataDirectory(), entry), { recursive: true, force: true });
}
await prepare({ pages: true });
const { openBrowserTestDatabase } = await importTypeScript("app/platform/testing/browser-test-database.ts");
const database = await openBrowserTestDatabase();
process.env.DATABASE_URL = database.url;
const { runPortal } = await importBuilt("pages/server/portal.js");
await runPortal({ instance: { ...instance, announce }, onStopped: database.close });

/** Tests wait for the file that this writes: from then on each owner has a colleague. @param {string} url */
function announce(url) {
  instance.announce(url);
  void database.addColleagues().then(() => writeFileSync(join(dataDirectory(), "colleagues"), ""));
}
