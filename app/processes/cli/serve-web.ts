import { openProcess, printStatus } from "../open-process";
import { prepareToServe } from "../prepare-to-serve";
import { isReady } from "../readiness";
import { runUntilSignal } from "../run-until-signal";
import { refuseExposedDemo, refuseWrongPortalLogin } from "../start-rules";
import { startWeb } from "../web";

/** `insight web`: the portal alone. Any number of them may share a database. */
export async function serveWeb(): Promise<void> {
  await runUntilSignal(async (stack) => {
    const opened = await openProcess(stack);
    const { web } = opened.contexts;
    refuseExposedDemo(opened.settings, await prepareToServe(opened));
    await refuseWrongPortalLogin(web, opened.server);
    const { url, close } = await startWeb(web, { isReady: () => isReady(opened.contexts, opened.server) });
    stack.add(close);
    printStatus(`Serving ${url}`);
  });
}
