import { openProcess, tell } from "../open-process";
import { prepareToServe } from "../prepare-to-serve";
import { isReady } from "../readiness";
import { runUntilSignal } from "../run-until-signal";
import { refuseOpenDemo, refuseWrongPortal } from "../start-rules";
import { startWeb } from "../web";

/** `insight web`: the portal alone. Any number of them may share a database. */
export async function serveWeb(): Promise<void> {
  await runUntilSignal(async (stack) => {
    const opened = await openProcess(stack);
    const { web } = opened.contexts;
    refuseOpenDemo(opened.settings, await prepareToServe(opened));
    await refuseWrongPortal(web, opened.server);
    const { url, close } = await startWeb(web, { isReady: () => isReady(opened.contexts, opened.server) });
    stack.add(close);
    tell(`Serving ${url}`);
  });
}
