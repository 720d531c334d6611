import { AsyncLocalStorage } from "node:async_hooks";

/** Whoever holds a connection and asks for another one waits for a pool that waits for him: with as many requests as connections,
 *  for ever. What the work needs besides is fetched before it takes its connection. */
const held = new AsyncLocalStorage<{ isOver: boolean }>();

/** Runs work that holds a connection of a pool; what it leaves running may take one again once the work is over. */
export async function withHeldConnection<T>(work: () => Promise<T>): Promise<T> {
  const holding = { isOver: false };
  try {
    return await held.run(holding, work);
  } finally {
    holding.isOver = true;
  }
}

/** True inside work that holds a connection. */
export function isConnectionHeld(): boolean {
  return held.getStore()?.isOver === false;
}

/** Runs what goes on by itself, beside the work that happened to start it. */
export function withoutHeldConnection<T>(work: () => T): T {
  return held.exit(work);
}

/** A second connection was asked for by who holds one: a fault of the program. */
export class NestedConnectionError extends Error {
  constructor() {
    super(
      "A connection is asked for while one is held: fetch what is needed before the transaction, or use the transaction",
    );
    this.name = "NestedConnectionError";
  }
}
