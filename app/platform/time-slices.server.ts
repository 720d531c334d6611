import { setImmediate as nextTurn } from "node:timers/promises";

import { openSemaphore } from "./concurrency-limit.server";

const oneAtATime = openSemaphore(1);

/** Runs a piece of work that takes some milliseconds of CPU: one at a time, and each in its own turn of the event loop,
 *  so that other requests are answered in between, however many downloads are running. */
export async function runInTimeSlice<T>(work: () => T | Promise<T>): Promise<T> {
  const release = await oneAtATime.acquire();
  try {
    await nextTurn();
    return await work();
  } finally {
    release();
  }
}
