import type { Transaction } from "~/platform/database/database.server";
import type { InvoiceCosts } from "../domain/cost-history";
import { readInvoiceCosts } from "./cost-history-repository.server";

/** What the newest invoices came to, in parts, the newest first: one statement in the caller's transaction. */
export function listInvoiceCosts(tx: Transaction, customerId: string, limit: number): Promise<InvoiceCosts[]> {
  return readInvoiceCosts(tx, customerId, limit);
}
