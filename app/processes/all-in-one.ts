import { loadSettings } from "~/platform/settings.server";

import type { ClosingStack } from "./closing-stack";
import { demoSignIns, mayHoldDemoData } from "./demo-data";
import { openDatabaseServer } from "./open-database-server";
import { openServerContexts } from "./open-server-contexts";
import { bringUpToDate, loadDemoData } from "./prepare-database";
import { runUntilSignal } from "./run-until-signal";
import { refuseOpenDemo, refuseSetClock, refuseUsedPort } from "./start-rules";
import { startWeb } from "./web";
import { startWorker } from "./worker";

export type PortalOptions = {
  /** The claim on the data directory, told where the portal serves. */
  readonly instance: { readonly announce: (url: string) => void; readonly release: () => void };
  /** Pages from Vite, rebuilt while one edits them; else the built ones. */
  readonly development: boolean;
  /** Called when everything else has stopped. */
  readonly onStopped?: () => Promise<void>;
};

/** `npm start` and `npm run dev`: database, web and worker in one process, until a signal. */
export async function runPortal(options: PortalOptions): Promise<void> {
  await runUntilSignal((stack) => startPortal(options, stack));
}

async function startPortal(options: PortalOptions, stack: ClosingStack): Promise<void> {
  const settings = loadSettings();
  stack.add(async () => {
    await options.onStopped?.();
    options.instance.release();
  });
  const say = (message: string): void => {
    process.stderr.write(`${message}\n`);
  };
  refuseOpenDemo(settings, mayHoldDemoData(settings, { isEmbedded: settings.databaseUrl === null }));
  await refuseUsedPort(settings);
  const server = await openDatabaseServer(settings, say);
  stack.add(server.close);
  const contexts = await openServerContexts(settings, server);
  stack.add(contexts.close);
  await bringUpToDate(contexts.operator, server, say);
  const holdsDemoData = await loadDemoData(contexts.operator, server, say);
  refuseSetClock(settings, holdsDemoData);

  const worker = await startWorker(contexts.operator);
  stack.add(worker.stop);
  const web = await startWeb(contexts.web, { development: options.development });
  stack.add(web.close);
  options.instance.announce(web.url);
  process.stdout.write(`\n${settings.brandName}: ${web.url}\n`);
  if (holdsDemoData) process.stdout.write(`\nDemo sign-ins:\n${demoSignIns(settings).join("\n")}\n`);
  process.stdout.write("\nCtrl-C stops everything.\n");
}
