import { holdsDemoData } from "../demo-data";
import { openProcess, printStatus, type OpenProcess } from "../open-process";
import { bringUpToDate } from "../prepare-database";
import { isReady } from "../readiness";
import { runUntilSignal } from "../run-until-signal";
import { startMailingWorker } from "../start-mailing-worker";
import {
  refusePendingMigrations,
  refuseExposedDemo,
  refuseSetClock,
  refuseWrongOperatorLogin,
  refuseWrongPortalLogin,
} from "../start-rules";
import { startWeb } from "../web";

/** `insight web`: the portal alone. Any number of them may share a database. */
export async function serveWeb(): Promise<void> {
  await runUntilSignal(async (stack) => {
    const opened = await openProcess(stack);
    const { web } = opened.contexts;
    refuseExposedDemo(opened.settings, await prepare(opened));
    await refuseWrongPortalLogin(web, opened.server);
    const { url, close } = await startWeb(web, { isReady: () => isReady(opened.contexts, opened.server) });
    stack.add(close);
    printStatus(`Serving ${url}`);
  });
}

/** `insight worker`: the queue alone. Any number of them may share a database. */
export async function serveWorker(): Promise<void> {
  await runUntilSignal(async (stack) => {
    const opened = await openProcess(stack);
    await prepare(opened);
    await refuseWrongOperatorLogin(opened.contexts.operator, opened.server);
    const worker = await startMailingWorker(opened.contexts.operator);
    stack.add(worker.stop);
    printStatus("Working the queue");
  });
}

/** Answers whether the database holds demo data. */
async function prepare({ settings, server, contexts: { operator } }: OpenProcess): Promise<boolean> {
  if (server.isEmbedded) await bringUpToDate(operator, server, printStatus);
  else await refusePendingMigrations(operator);
  const isDemo = await holdsDemoData(operator);
  refuseSetClock(settings, isDemo);
  return isDemo;
}
