import { setTimeout as delay } from "node:timers/promises";

import { Prisma } from "../prisma/client";

/** Tries of one command, the first included. */
const MAX_TRIES = 5;
/** The longest wait before the second try, in milliseconds; it doubles with each. */
const FIRST_WAIT_MS = 20;

/** Runs a transaction, again when the database gave it up for another one: a deadlock, or a serialization failure. Nothing of it is
 *  left then, so that it can be run from its beginning; a command with an idempotency key looks for it each time. The wait before a
 *  further try is of random length, so that two that met do not meet again, and holds no connection. Throws what the last try threw. */
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

/** Whether the database gave a transaction up because it clashed with another one. */
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
