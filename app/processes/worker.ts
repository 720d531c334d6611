import type { ServerContext } from "~/platform/context.server";
import { runQueue, type RunningQueue } from "~/platform/queue/run-queue.server";
import { workerTasks, type SendMailTask } from "./tasks/worker-tasks";

const CONCURRENCY = 2;

/** Processes the queue of the database as the operator: executes changes on their dates and sends mails. It does not
 *  handle signals; whoever started it stops it. Any number of workers, in any number of processes, share a database. */
export function startWorker(
  context: ServerContext,
  { sendMail }: { readonly sendMail: SendMailTask },
): Promise<RunningQueue> {
  // The queue's library also prints each error with which a worker of it ends, with a stack, beside the line that it logs.
  console.trace = () => undefined;
  return runQueue(context, workerTasks(context, sendMail), CONCURRENCY);
}
