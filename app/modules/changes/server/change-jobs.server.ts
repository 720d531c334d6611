import type { LocalDate } from "~/kernel/local-date";
import type { Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { Transaction } from "~/platform/database/database.server";
import { enqueueJob, postponeJob, removeJob, type Job } from "~/platform/queue/queue.server";
import { executionInstant } from "../domain/execution/execution-time";

/** The lines of a request that are due on a day: one job. */
export type DueLines = { readonly customerId: string; readonly requestId: string; readonly date: LocalDate };

export function executionDueAt(date: LocalDate, catalogue: Catalogue): Date {
  return executionInstant(date, catalogue.rulePacks);
}

/** Queues the execution for its moment (R3.5), in the transaction that stores the lines. */
export function scheduleExecution(tx: Transaction, due: DueLines, catalogue: Catalogue): Promise<void> {
  return enqueueJob(tx, jobOf(due, catalogue));
}

/** Queues an execution again that ran before its moment by the portal's clock. */
export function postponeExecution(tx: Transaction, due: DueLines, catalogue: Catalogue): Promise<void> {
  return postponeJob(tx, jobOf(due, catalogue));
}

/** Removes the job of a day once none of its lines is queued any more. */
export function unscheduleExecution(tx: Transaction, due: DueLines): Promise<void> {
  return removeJob(tx, keyOf(due));
}

function jobOf(due: DueLines, catalogue: Catalogue): Job {
  const runAt = executionDueAt(due.date, catalogue);
  const { customerId, requestId, date } = due;
  return {
    task: "execute-change",
    payload: { customerId, requestId, date, dueAt: runAt.toISOString() },
    runAt,
    key: keyOf(due),
  };
}

function keyOf({ requestId, date }: DueLines): string {
  return `change:${requestId}:${date}`;
}
