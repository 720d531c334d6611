import type { ServerContext } from "~/platform/context.server";
import { openMailTransport } from "~/platform/mail.server";
import { runQueue, type RunningQueue } from "~/platform/queue/run-queue.server";
import { mailTask } from "./mail/mail-task";
import { workerTasks, type MailTask } from "./worker-tasks";

const CONCURRENCY = 2;

/** Works the queue of the database as the operator: executes changes on their dates and sends mails. It listens to no signal;
 *  whoever started it stops it. Any number of workers, in any number of processes, share a database. */
export async function startWorker(
  context: ServerContext,
  options: { readonly mailTask?: MailTask } = {},
): Promise<RunningQueue> {
  if (options.mailTask) return runQueue(context, workerTasks(context, options.mailTask), CONCURRENCY);
  const transport = openMailTransport(context.settings, context.log);
  try {
    const queue = await runQueue(context, workerTasks(context, mailTask(context, transport)), CONCURRENCY);
    return {
      stop: async () => {
        await queue.stop();
        transport.close();
      },
    };
  } catch (error) {
    transport.close();
    throw error;
  }
}
