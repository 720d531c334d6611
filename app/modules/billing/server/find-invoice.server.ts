import type { ServerContext } from "~/platform/context.server";
import type { Invoice } from "../domain/invoice";
import { readOwnerOfInvoice } from "./billing-repository.server";
import { readInvoice, readInvoiceAndPrevious, readInvoiceNumber } from "./issued-invoice-repository.server";
import type { Transaction } from "~/platform/database/database.server";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";

/** Returns a whole invoice of a customer by its number, inside a transaction of that customer. Null when there is none.
 */
export function findInvoice(tx: ReadTransaction, customerId: string, number: string): Promise<Invoice | null> {
  return readInvoice(tx, customerId, number);
}

/** Returns an invoice with the one of the period before it. `previous` is null for the first invoice and for a credit
 *  note. */
export function findInvoiceAndPrevious(
  tx: ReadTransaction,
  customerId: string,
  number: string,
): Promise<{ readonly invoice: Invoice; readonly previous: Invoice | null } | null> {
  return readInvoiceAndPrevious(tx, customerId, number);
}

/** Returns a whole invoice of a customer by its id, or null when there is none. */
export async function findInvoiceById(tx: Transaction, customerId: string, id: string): Promise<Invoice | null> {
  const number = await readInvoiceNumber(tx, customerId, id);
  return number === null ? null : readInvoice(tx, customerId, number);
}

/** Returns the customer that an invoice belongs to, as the operator. Null for an unknown number. */
export function findOwnerOfInvoice(context: Pick<ServerContext, "database">, number: string): Promise<string | null> {
  return context.database.withoutCustomer((tx) => readOwnerOfInvoice(tx, number));
}
