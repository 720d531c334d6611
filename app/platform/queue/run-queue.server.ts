import { setTimeout as delay } from "node:timers/promises";

import type { Clock } from "../clock.server";
import type { Database } from "../database/database.server";
import type { Log } from "../log.server";
import { openQueueSession, type QueueSession, type Tasks } from "./queue-session.server";
import { unlockDeadWorkers } from "./unlock-dead-workers.server";
import { wakeDueJobs } from "./wake-due-jobs.server";

export type QueueContext = { readonly database: Database; readonly clock: Clock; readonly log: Log };

export type RunningQueue = {
  /** Takes no new job, lets the running ones end, and gives its connections back. */
  readonly stop: () => Promise<void>;
};

const POLL_INTERVAL_MS = { systemClock: 15_000, otherClock: 2_000 };
const REOPEN_MS = 1_000;

/** Works the queue with some jobs at a time, until it is stopped. Any number of processes may do so on one database. What a
 *  killed process left is taken over; a lost connection to the database opens a new session. Throws when the first session
 *  can't be opened. */
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

/** null: it was stopped meanwhile. */
async function reopen(
  { log }: QueueContext,
  open: () => Promise<QueueSession>,
  stopping: AbortSignal,
): Promise<QueueSession | null> {
  while (await hasWaited(REOPEN_MS, stopping)) {
    try {
      return await open();
    } catch (error) {
      log.warn({ err: error }, "queue not reached");
    }
  }
  return null;
}

/** Every few seconds, at once at the start: gives back what dead workers hold, and wakes what is due by our clock. */
async function pollQueue(context: QueueContext, stopping: AbortSignal): Promise<void> {
  const everyMs = context.clock.isSystemClock ? POLL_INTERVAL_MS.systemClock : POLL_INTERVAL_MS.otherClock;
  do {
    try {
      await unlockDeadWorkers(context.database.pool);
      await wakeDueJobs(context);
    } catch (error) {
      context.log.warn({ err: error }, "queue round failed");
    }
  } while (await hasWaited(everyMs, stopping));
}

/** Waits; false when it is stopped before the time is over. */
function hasWaited(milliseconds: number, stopping: AbortSignal): Promise<boolean> {
  return delay(milliseconds, true, { signal: stopping }).catch(() => false);
}
