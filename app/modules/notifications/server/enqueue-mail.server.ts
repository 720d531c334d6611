import type { WriteTransaction } from "~/platform/database/read-write-transactions.server";
import { enqueueJob } from "~/platform/queue/queue.server";
import { mailKey, type MailJob } from "../domain/mail-job";

/** Queues a mail in the transaction of what it is about, so that both commit or neither. Queuing the same mail again
 *  while it is waiting has no effect. */
export async function enqueueMail(tx: WriteTransaction, job: MailJob, at: Date): Promise<void> {
  await enqueueJob(tx, { task: "send-mail", payload: job, runAt: at, key: `mail:${mailKey(job)}` });
}
