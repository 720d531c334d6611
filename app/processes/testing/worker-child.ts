import { fixedClock } from "~/platform/clock.server";
import { openDatabase } from "~/platform/database/database.server";
import { createLog } from "~/platform/log.server";
import { randomIds } from "~/platform/new-id.server";
import { loadSettings } from "~/platform/settings/settings.server";
import { startWorker } from "../worker";

// A worker in a process of its own, for tests that kill it: `worker-child.ts DATABASE_URL INSTANT`. It sends no mail.
const [url = "", instant = ""] = process.argv.slice(2);
const settings = loadSettings({ NODE_ENV: "test", LOG_LEVEL: "error" });
const log = createLog(settings);
await startWorker(
  {
    database: openDatabase({ url, role: "operator", poolSize: 4, log }),
    clock: fixedClock(new Date(instant)),
    settings,
    newId: randomIds(),
    log,
  },
  { sendMail: () => Promise.resolve() },
);
process.stdout.write("working\n");
