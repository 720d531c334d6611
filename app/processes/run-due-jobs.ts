import type { ServerContext } from "~/platform/context.server";
import { drainQueue, type Tasks } from "~/platform/queue/queue-session.server";
import { wakeDueJobs } from "~/platform/queue/wake-due-jobs.server";

/** Runs the jobs of some tasks that are due by the context's clock, and those that follow from them, then returns: for
 *  callers that move the clock instead of waiting. Throws the first error of a job; the job itself stays queued for a
 *  retry. */
export async function runDueJobs(context: ServerContext, chosen: Tasks): Promise<void> {
  const errors: unknown[] = [];
  const tasks = collectingErrors(chosen, errors);
  do await drainQueue(context, tasks);
  while ((await wakeDueJobs(context)) > 0);
  if (errors.length > 0) throw errors[0];
}

function collectingErrors(tasks: Tasks, errors: unknown[]): Tasks {
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
