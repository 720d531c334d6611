import type { CleanupStack } from "./cleanup-stack";
import { belongsToDemoData, demoSignIns, holdsDemoData } from "./demo-data";
import { openProcess, printStatus } from "./open-process";
import { bringUpToDate, loadDemoData } from "./prepare-database";
import { isReady } from "./readiness";
import { runUntilSignal } from "./run-until-signal";
import { startMailingWorker } from "./start-mailing-worker";
import { refuseExposedDemo, refuseSetClock, refuseUsedPort, refuseWrongPortalLogin } from "./start-rules";
import { startWeb } from "./web";
import type { WebPages } from "./web-pages";

export type PortalOptions = {
  /** The claim on the data directory, which announces where the portal serves. */
  readonly instance: { readonly announce: (url: string) => void; readonly release: () => void };
  /** Pages that are made again while one edits them; else the built ones. */
  readonly pages?: WebPages | undefined;
  /** Called when everything else has stopped. */
  readonly onStopped?: () => Promise<void>;
};

/** Runs `npm start` and `npm run dev`: database, web and worker in one process, until a signal. */
export async function runPortal(options: PortalOptions): Promise<void> {
  await runUntilSignal((stack) => startPortal(options, stack));
}

async function startPortal(options: PortalOptions, stack: CleanupStack): Promise<void> {
  stack.add(async () => {
    await options.onStopped?.();
    options.instance.release();
  });
  const { settings, server, contexts } = await openProcess(stack, refuseUsedPort);
  const { operator, web } = contexts;
  await bringUpToDate(operator, server, printStatus);
  const isDemo = await belongsToDemoData(operator, server);
  const holdsDemo = isDemo || (await holdsDemoData(operator));
  refuseExposedDemo(settings, holdsDemo);
  refuseSetClock(settings, holdsDemo);
  if (isDemo) await loadDemoData(operator, server, printStatus);

  await refuseWrongPortalLogin(web, server);
  const { url, close } = await startWeb(web, { pages: options.pages, isReady: () => isReady(contexts, server) });
  stack.add(close);
  // The mails' links lead to the port that the portal got.
  const served = settings.baseUrlIsSet ? operator.settings : { ...operator.settings, baseUrl: url };
  const worker = await startMailingWorker({ ...operator, settings: served });
  stack.add(worker.stop);
  options.instance.announce(url);
  process.stdout.write(`\n${settings.brandName}: ${url}\n`);
  if (isDemo) process.stdout.write(`\nDemo sign-ins:\n${demoSignIns(settings).join("\n")}\n`);
  process.stdout.write("\nCtrl-C stops everything.\n");
}
