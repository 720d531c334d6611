import type { Transaction } from "~/platform/database/database.server";
import type { InvoiceCosts } from "../domain/cost-history";
import { readInvoiceCosts } from "./cost-history-repository.server";

/** Returns the costs of the newest invoices in parts, newest first, in one statement of the caller's transaction. */
export function listInvoiceCosts(tx: Transaction, customerId: string, limit: number): Promise<InvoiceCosts[]> {
  return readInvoiceCosts(tx, customerId, limit);
}
