import type { Transaction } from "../database/database.server";
import type { WriteTransaction } from "../database/read-write-transactions.server";

export type Job = {
  /** Name of the worker's task. */
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly runAt: Date;
  /** A job with the same key replaces the one that waits. */
  readonly key: string;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
};

/** Enqueues in the transaction of the business row, so that both commit or neither. */
export async function enqueueJob(tx: WriteTransaction, job: Job): Promise<void> {
  await tx.$executeRaw`SELECT enqueue_job(${job.task}, ${JSON.stringify(job.payload)}::json, ${job.runAt}::timestamptz, ${job.key}, ${job.queue ?? null})`;
}

/** Removes a job that waits; one that runs goes on. */
export async function removeJob(tx: Transaction, key: string): Promise<void> {
  await tx.$executeRaw`SELECT remove_job(${key})`;
}

/** Enqueues again a job that came before its time by our clock: for that time, but at least a minute on by the database's. */
export async function postponeJob(tx: Transaction, job: Job): Promise<void> {
  await tx.$executeRaw`SELECT enqueue_job(${job.task}, ${JSON.stringify(job.payload)}::json,
    greatest(${job.runAt}::timestamptz, now() + interval '1 minute'), ${job.key}, ${job.queue ?? null})`;
}
