import { AsyncLocalStorage } from "node:async_hooks";

/** Work that holds a connection and requests another waits for a pool that waits for it: with as many requests as
 *  connections, forever. Anything else the work needs is fetched before it takes its connection. */
const held = new AsyncLocalStorage<{ isOver: boolean }>();

/** Runs work that holds a connection of a pool. Tasks that it leaves running may take one again once the work is over.
 */
export async function withHeldConnection<T>(work: () => Promise<T>): Promise<T> {
  const holding = { isOver: false };
  try {
    return await held.run(holding, work);
  } finally {
    holding.isOver = true;
  }
}

/** Returns true inside work that holds a connection. */
export function isConnectionHeld(): boolean {
  return held.getStore()?.isOver === false;
}

/** Runs independent work that happened to be started by work holding a connection. */
export function withoutHeldConnection<T>(work: () => T): T {
  return held.exit(work);
}

/** Work that holds a connection requested a second one, which is a bug. */
export class NestedConnectionError extends Error {
  constructor() {
    super(
      "A connection was requested while one is held: fetch what is needed before the transaction, or use the transaction",
    );
    this.name = "NestedConnectionError";
  }
}
