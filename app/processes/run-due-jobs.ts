import type { ServerContext } from "~/platform/context.server";
import { drainQueue, type Tasks } from "~/platform/queue/queue-session.server";
import { wakeDueJobs } from "~/platform/queue/wake-due-jobs.server";
import { workerTasks, type MailTask } from "./worker-tasks";

/** Does what is due by the context's clock, and what follows from it, then comes back: for who moves the clock instead of
 *  waiting. Throws the first error of a job; the job itself stays queued for another try. */
export async function runDueJobs(context: ServerContext, mailTask: MailTask): Promise<void> {
  const errors: unknown[] = [];
  const tasks = noting(workerTasks(context, mailTask), errors);
  do await drainQueue(context, tasks);
  while ((await wakeDueJobs(context)) > 0);
  if (errors.length > 0) throw errors[0];
}

function noting(tasks: Tasks, errors: unknown[]): Tasks {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) =>
        task(payload).catch((error: unknown) => {
          errors.push(error);
          throw error;
        }),
    ]),
  );
}
