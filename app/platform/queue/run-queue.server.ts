import { setTimeout as delay } from "node:timers/promises";

import type { Clock } from "../clock.server";
import type { Database } from "../database/database.server";
import type { Log } from "../log.server";
import { openQueueSession, type QueueSession, type Tasks } from "./queue-session.server";
import { unlockDeadWorkers } from "./unlock-dead-workers.server";
import { wakeDueJobs } from "./wake-due-jobs.server";

export type QueueContext = { readonly database: Database; readonly clock: Clock; readonly log: Log };

export type RunningQueue = {
  /** Takes no new jobs, waits for the running ones, and releases its connections. */
  readonly stop: () => Promise<void>;
};

const POLL_INTERVAL_MS = { systemClock: 15_000, otherClock: 2_000 };
const REOPEN_MS = 1_000;

/** Processes the queue with a number of jobs at a time until it is stopped. Any number of processes may do so on one
 *  database. Jobs of killed processes are taken over, and a lost connection leads to a new session. Throws when the
 *  first session cannot be opened. */
export async function runQueue(context: QueueContext, tasks: Tasks, concurrency: number): Promise<RunningQueue> {
  const stopping = new AbortController();
  const polling = pollQueue(context, stopping.signal);
  let session: QueueSession;
  try {
    session = await openQueueSession(context, tasks, concurrency);
  } catch (error) {
    stopping.abort();
    await polling;
    throw error;
  }
  const sessions = keepSessionOpen(
    context,
    session,
    () => openQueueSession(context, tasks, concurrency),
    stopping.signal,
  );
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([polling, sessions]);
    },
  };
}

async function keepSessionOpen(
  context: QueueContext,
  first: QueueSession,
  open: () => Promise<QueueSession>,
  stopping: AbortSignal,
): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    stopping.addEventListener("abort", () => {
      resolve();
    });
  });
  for (let session: QueueSession | null = first; session !== null; session = await reopen(context, open, stopping)) {
    await Promise.race([stopped, session.lost]);
    await session.close();
  }
}

/** Returns null when it was stopped in the meantime. */
async function reopen(
  { log }: QueueContext,
  open: () => Promise<QueueSession>,
  stopping: AbortSignal,
): Promise<QueueSession | null> {
  while (await hasWaited(REOPEN_MS, stopping)) {
    try {
      return await open();
    } catch (error) {
      log.warn({ err: error }, "queue could not be reached");
    }
  }
  return null;
}

/** Releases the jobs of dead workers and wakes what is due by our clock, at once and then every few seconds. */
async function pollQueue(context: QueueContext, stopping: AbortSignal): Promise<void> {
  const everyMs = context.clock.isSystemClock ? POLL_INTERVAL_MS.systemClock : POLL_INTERVAL_MS.otherClock;
  do {
    try {
      await unlockDeadWorkers(context.database.pool);
      await wakeDueJobs(context);
    } catch (error) {
      context.log.warn({ err: error }, "polling the queue failed");
    }
  } while (await hasWaited(everyMs, stopping));
}

/** Waits, and returns false when it is stopped before the time is over. */
function hasWaited(milliseconds: number, stopping: AbortSignal): Promise<boolean> {
  return delay(milliseconds, true, { signal: stopping }).catch(() => false);
}
