import type { Transaction } from "../database/database.server";
import type { WriteTransaction } from "../database/read-write-transactions.server";

export type Job = {
  /** The name of the worker's task. */
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly runAt: Date;
  /** A job with the same key replaces the waiting one. */
  readonly key: string;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
};

/** Enqueues in the transaction of the business row, so that both commit or neither. */
export async function enqueueJob(tx: WriteTransaction, job: Job): Promise<void> {
  await tx.$executeRaw`SELECT enqueue_job(${job.task}, ${JSON.stringify(job.payload)}::json, ${job.runAt}::timestamptz, ${job.key}, ${job.queue ?? null})`;
}

/** Removes a waiting job. A running one continues. */
export async function removeJob(tx: Transaction, key: string): Promise<void> {
  await tx.$executeRaw`SELECT remove_job(${key})`;
}

/** Enqueues a job again that ran before its time by our clock: for that time, but at least a minute later by the
 *  database's clock. */
export async function postponeJob(tx: Transaction, job: Job): Promise<void> {
  await tx.$executeRaw`SELECT enqueue_job(${job.task}, ${JSON.stringify(job.payload)}::json,
    greatest(${job.runAt}::timestamptz, now() + interval '1 minute'), ${job.key}, ${job.queue ?? null})`;
}
