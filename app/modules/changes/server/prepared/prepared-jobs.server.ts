import type { LocalDate } from "~/kernel/local-date";
import type { Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { Transaction } from "~/platform/database/database.server";
import { enqueueJob, postponeJob, removeJob, type Job } from "~/platform/queue/queue.server";
import { attemptInstant } from "../../domain/prepared/attempts";

/** A prepared request and the day on which it is tried next. It has one job at a time. */
export type PreparedDay = { readonly customerId: string; readonly preparedId: string; readonly on: LocalDate };

/** Queues the next attempt for its moment (R3.6), in the transaction that stores its day. It takes the place of the one
 *  that waits. */
export function scheduleAttempt(tx: Transaction, day: PreparedDay, catalogue: Catalogue): Promise<void> {
  return enqueueJob(tx, jobOf(day, catalogue));
}

/** Queues an attempt again that ran before its moment by the portal's clock. */
export function postponeAttempt(tx: Transaction, day: PreparedDay, catalogue: Catalogue): Promise<void> {
  return postponeJob(tx, jobOf(day, catalogue));
}

export function unscheduleAttempt(tx: Transaction, preparedId: string): Promise<void> {
  return removeJob(tx, keyOf(preparedId));
}

function jobOf({ customerId, preparedId, on }: PreparedDay, catalogue: Catalogue): Job {
  const runAt = attemptInstant(on, catalogue.rulePacks);
  return {
    task: "submit-prepared",
    payload: { customerId, preparedId, dueAt: runAt.toISOString() },
    runAt,
    key: keyOf(preparedId),
  };
}

function keyOf(preparedId: string): string {
  return `prepared:${preparedId}`;
}
