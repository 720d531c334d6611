import { setTimeout as delay } from "node:timers/promises";

import { Prisma } from "../prisma/client";

/** The number of attempts, including the first. */
const MAX_TRIES = 5;
/** The longest wait before the second attempt, in milliseconds. It doubles each time. */
const FIRST_WAIT_MS = 20;

/** Runs a transaction and repeats it when the database aborted it in favour of another one: a deadlock or a
 *  serialization failure. Nothing of it is left then, so it starts from the beginning; a command with an idempotency
 *  key looks it up each time. The wait before another attempt has a random length, so that two transactions do not meet
 *  again, and holds no connection. Throws what the last attempt threw. */
export async function retryConflict<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (tries >= MAX_TRIES || !isConflict(error)) throw error;
      await delay(Math.random() * FIRST_WAIT_MS * 2 ** tries);
    }
  }
}

/** PostgreSQL's `serialization_failure` and `deadlock_detected`. */
const CONFLICTS: readonly unknown[] = ["40001", "40P01"];

/** Returns whether the database aborted a transaction because it conflicted with another. */
export function isConflict(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && CONFLICTS.includes(error.code)) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  // What Prisma makes of them where it knows them itself.
  if (error.code === "P2034") return true;
  const { driverAdapterError } = (error.meta ?? {}) as {
    driverAdapterError?: { cause?: { originalCode?: unknown; kind?: unknown } };
  };
  const cause = driverAdapterError?.cause;
  return cause?.kind === "TransactionWriteConflict" || CONFLICTS.includes(cause?.originalCode);
}
