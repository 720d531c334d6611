import { setImmediate as nextTurn } from "node:timers/promises";

import { openPlaces } from "./turnstile.server";

const slices = openPlaces(1);

/** Runs a piece of work that takes some milliseconds of the process: one at a time, and each in a turn of the event loop of its own, so
 *  that however many downloads are made, other requests are answered in between. */
export async function inSlice<T>(work: () => T | Promise<T>): Promise<T> {
  const leave = await slices.enter();
  try {
    await nextTurn();
    return await work();
  } finally {
    leave();
  }
}
