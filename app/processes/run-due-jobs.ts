import type { ServerContext } from "~/platform/context.server";
import { drainQueue } from "~/platform/queue/queue-session.server";
import { wakeDueJobs } from "~/platform/queue/wake-due-jobs.server";
import { workerTasks, type MailTask } from "./worker-tasks";

/** Does what is due by the context's clock, and what follows from it, then comes back: for who moves the clock instead of
 *  waiting. */
export async function runDueJobs(context: ServerContext, mailTask: MailTask): Promise<void> {
  do await drainQueue(context, workerTasks(context, mailTask));
  while ((await wakeDueJobs(context)) > 0);
}
