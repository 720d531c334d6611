import { setImmediate as nextTurn } from "node:timers/promises";

import { openSemaphore } from "./concurrency-limit.server";

const oneAtATime = openSemaphore(1);

/** Runs a piece of work that takes some milliseconds of the process: one at a time, and each in a turn of the event loop of its own, so
 *  that however many downloads are made, other requests are answered in between. */
export async function runInTimeSlice<T>(work: () => T | Promise<T>): Promise<T> {
  const release = await oneAtATime.acquire();
  try {
    await nextTurn();
    return await work();
  } finally {
    release();
  }
}
