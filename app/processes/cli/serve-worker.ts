import { openProcess, printStatus } from "../open-process";
import { prepareToServe } from "../prepare-to-serve";
import { runUntilSignal } from "../run-until-signal";
import { startMailingWorker } from "../start-mailing-worker";
import { refuseWrongOperatorLogin } from "../start-rules";

/** `insight worker`: the queue alone. Any number of them may share a database. */
export async function serveWorker(): Promise<void> {
  await runUntilSignal(async (stack) => {
    const opened = await openProcess(stack);
    await prepareToServe(opened);
    await refuseWrongOperatorLogin(opened.contexts.operator, opened.server);
    const worker = await startMailingWorker(opened.contexts.operator);
    stack.add(worker.stop);
    printStatus("Working the queue");
  });
}
