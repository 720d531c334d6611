import type { WriteTransaction } from "~/platform/database/read-write-transactions.server";
import { enqueueJob } from "~/platform/queue/queue.server";

/** An issued invoice or credit note whose documents are to be archived. */
export type InvoiceToArchive = { readonly customerId: string; readonly invoiceId: string };

/** Queues the archiving of an invoice's documents in the transaction that issues it (R7.2). */
export async function scheduleArchive(
  tx: WriteTransaction,
  { customerId, invoiceId }: InvoiceToArchive,
  at: Date,
): Promise<void> {
  const payload = { customerId, invoiceId };
  await enqueueJob(tx, { task: "archive-invoice", payload, runAt: at, key: `archive:${invoiceId}` });
}
