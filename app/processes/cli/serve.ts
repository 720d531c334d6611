import { holdsDemoData } from "../demo-data";
import { openProcess, tell, type OpenProcess } from "../open-process";
import { bringUpToDate } from "../prepare-database";
import { isReady } from "../readiness";
import { runUntilSignal } from "../run-until-signal";
import { startMailingWorker } from "../start-mailing-worker";
import {
  refuseOldTables,
  refuseOpenDemo,
  refuseSetClock,
  refuseWrongOperator,
  refuseWrongPortal,
} from "../start-rules";
import { startWeb } from "../web";

/** `insight web`: the portal alone. Any number of them may share a database. */
export async function serveWeb(): Promise<void> {
  await runUntilSignal(async (stack) => {
    const opened = await openProcess(stack);
    const { web } = opened.contexts;
    refuseOpenDemo(opened.settings, await prepare(opened));
    await refuseWrongPortal(web, opened.server);
    const { url, close } = await startWeb(web, { isReady: () => isReady(opened.contexts, opened.server) });
    stack.add(close);
    tell(`Serving ${url}`);
  });
}

/** `insight worker`: the queue alone. Any number of them may share a database. */
export async function serveWorker(): Promise<void> {
  await runUntilSignal(async (stack) => {
    const opened = await openProcess(stack);
    await prepare(opened);
    await refuseWrongOperator(opened.contexts.operator, opened.server);
    const worker = await startMailingWorker(opened.contexts.operator);
    stack.add(worker.stop);
    tell("Working the queue");
  });
}

/** Answers whether the database holds demo data. */
async function prepare({ settings, server, contexts: { operator } }: OpenProcess): Promise<boolean> {
  if (server.isEmbedded) await bringUpToDate(operator, server, tell);
  else await refuseOldTables(operator);
  const isDemo = await holdsDemoData(operator);
  refuseSetClock(settings, isDemo);
  return isDemo;
}
