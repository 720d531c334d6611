import { EventEmitter } from "node:events";

import { run, runOnce, type RunnerOptions, type TaskList, type WorkerEvents } from "graphile-worker";
import { openPool } from "../database/connections.server";
import type { Database } from "../database/database.server";
import type { Log } from "../log.server";
import { queueLogger } from "./queue-logger.server";
import { openWorkerLocks, type WorkerLocks } from "./worker-locks.server";

/** The tasks by kind of job. One that throws is retried later, after increasing pauses. */
export type Tasks = Readonly<Record<string, (payload: unknown) => Promise<void>>>;

/** Workers of this process with their connections: one listens, and one holds the locks that prove they are alive. */
export type QueueSession = {
  /** Resolves when the session cannot continue: its locks or one of its workers are gone. */
  readonly lost: Promise<void>;
  readonly close: () => Promise<void>;
};

type SessionContext = { readonly database: Database; readonly log: Log };

export async function openQueueSession(
  context: SessionContext,
  tasks: Tasks,
  concurrency: number,
): Promise<QueueSession> {
  const parts = await openParts(context, tasks, concurrency);
  try {
    const runner = await run({ ...parts.options, concurrency });
    runner.promise.catch(() => undefined);
    const workerGone = new Promise<void>((resolve) => parts.events.once("worker:stop", () => resolve()));
    let closing: Promise<void> | null = null;
    return {
      lost: Promise.race([parts.locks.lost, workerGone]),
      close: () =>
        (closing ??= runner
          .stop()
          .catch(() => undefined)
          .then(parts.release)),
    };
  } catch (error) {
    await parts.release();
    throw error;
  }
}

/** Runs all jobs that are due by the database's clock, one after the other, and returns. */
export async function drainQueue(context: SessionContext, tasks: Tasks): Promise<void> {
  const parts = await openParts(context, tasks, 1);
  try {
    await runOnce(parts.options);
  } finally {
    await parts.release();
  }
}

type Parts = {
  readonly options: RunnerOptions;
  readonly events: WorkerEvents;
  readonly locks: WorkerLocks;
  readonly release: () => Promise<void>;
};

async function openParts({ database, log }: SessionContext, tasks: Tasks, concurrency: number): Promise<Parts> {
  const connectionString = database.pool.options.connectionString;
  if (connectionString === undefined) throw new Error("The queue needs a pool with a connection string");
  const locks = await openWorkerLocks(connectionString, log);
  const pgPool = openPool({ connectionString, max: concurrency + 1, application_name: "insight-queue", log });
  const events: WorkerEvents = new EventEmitter();
  return {
    events,
    locks,
    options: {
      pgPool,
      events,
      taskList: taskListOf(tasks),
      logger: queueLogger(log),
      noHandleSignals: true,
      parsedCronItems: [],
      preset: {
        plugins: [
          // A worker takes no job before the lock that tells it is alive is held.
          {
            name: "WorkerLocks",
            version: "1.0.0",
            worker: { hooks: { startWorker: (_, { worker }) => locks.hold(worker.workerId) } },
          },
        ],
      },
    },
    release: async () => {
      await Promise.allSettled([pgPool.end(), locks.close()]);
    },
  };
}

function taskListOf(tasks: Tasks): TaskList {
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload)]));
}
