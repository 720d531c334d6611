import { setTimeout as delay } from "node:timers/promises";

import type { Clock } from "../clock.server";
import type { Database } from "../database.server";
import type { Log } from "../log.server";
import { openQueueSession, type QueueSession, type Tasks } from "./queue-session.server";
import { unlockDeadWorkers } from "./unlock-dead-workers.server";
import { wakeDueJobs } from "./wake-due-jobs.server";

export type QueueContext = { readonly database: Database; readonly clock: Clock; readonly log: Log };

export type RunningQueue = {
  /** Takes no new job, lets the running ones end, and gives its connections back. */
  readonly stop: () => Promise<void>;
};

const ROUND_MS = { systemClock: 15_000, otherClock: 2_000 };
const REOPEN_MS = 1_000;

/** Works the queue with some jobs at a time, until it is stopped. Any number of processes may do so on one database. What a
 *  killed process left is taken over; a lost connection to the database opens a new session. Throws when the first session
 *  can't be opened. */
export async function runQueue(context: QueueContext, tasks: Tasks, concurrency: number): Promise<RunningQueue> {
  const stopping = new AbortController();
  const rounds = goRound(context, stopping.signal);
  let session: QueueSession;
  try {
    session = await openQueueSession(context, tasks, concurrency);
  } catch (error) {
    stopping.abort();
    await rounds;
    throw error;
  }
  const sessions = keepSession(context, session, () => openQueueSession(context, tasks, concurrency), stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([rounds, sessions]);
    },
  };
}

async function keepSession(
  context: QueueContext,
  first: QueueSession,
  open: () => Promise<QueueSession>,
  stopping: AbortSignal,
): Promise<void> {
  const stopped = new Promise<void>((resolve) => stopping.addEventListener("abort", () => resolve(), { once: true }));
  let session: QueueSession | null = first;
  while (!stopping.aborted) {
    if (session !== null) {
      await Promise.race([stopped, session.lost]);
      await session.close();
      session = null;
      continue;
    }
    await pause(REOPEN_MS, stopping);
    if (!stopping.aborted)
      session = await open().catch((error: unknown) => (context.log.warn({ err: error }, "queue not reached"), null));
  }
  await session?.close();
}

/** Every few seconds, at once at the start: gives back what dead workers hold, and wakes what is due by our clock. */
async function goRound(context: QueueContext, stopping: AbortSignal): Promise<void> {
  const everyMs = context.clock.isSystemClock ? ROUND_MS.systemClock : ROUND_MS.otherClock;
  while (!stopping.aborted) {
    try {
      await unlockDeadWorkers(context.database.pool);
      await wakeDueJobs(context);
    } catch (error) {
      context.log.warn({ err: error }, "queue round failed");
    }
    await pause(everyMs, stopping);
  }
}

function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return delay(milliseconds, undefined, { signal: stopping }).catch(() => undefined);
}
