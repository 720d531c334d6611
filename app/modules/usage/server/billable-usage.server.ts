import { billingPeriod, firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import type { ReadTransaction, WriteTransaction } from "~/platform/database/read-write-transactions.server";
import type { BillableUsage } from "../domain/billable-usage";
import { readBillableUsage, writeInvoicedUsage } from "./billable-usage-repository.server";

/** Returns a customer's usage to bill of all months up to and including one (R7.1), including usage that arrived after
 *  its month was invoiced. */
export async function listBillableUsage(
  tx: ReadTransaction,
  customerId: string,
  throughMonth: BillingPeriod,
): Promise<BillableUsage[]> {
  const rows = await readBillableUsage(tx, customerId, firstDayOf(throughMonth));
  return rows.map(({ month, ...row }) => ({ ...row, month: billingPeriod(month) }));
}

/** Records, in the transaction of the invoice, that exactly this usage is on it. What an import adds in the meantime
 *  remains to be billed. Throws when part of it was invoiced already. */
export async function markUsageInvoiced(
  tx: WriteTransaction,
  customerId: string,
  usage: readonly BillableUsage[],
): Promise<void> {
  if (usage.length === 0) return;
  const marked = await writeInvoicedUsage(tx, customerId, usage);
  if (marked !== usage.length) throw new Error("Some of this usage was invoiced already");
}
