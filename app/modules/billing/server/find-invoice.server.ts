import type { ServerContext } from "~/platform/context.server";
import type { Invoice } from "../domain/invoice";
import { readOwnerOfInvoice } from "./billing-repository.server";
import { readInvoice, readInvoiceAndPrevious, readInvoiceNumber } from "./issued-invoice-repository.server";
import type { Transaction } from "~/platform/database/database.server";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";

/** A whole invoice of a customer by its number, inside a transaction of that customer; null: there is none. */
export function findInvoice(tx: ReadTransaction, customerId: string, number: string): Promise<Invoice | null> {
  return readInvoice(tx, customerId, number);
}

/** The same with the invoice of the period before it; `previous` null: it is the first, or a credit note. */
export function findInvoiceAndPrevious(
  tx: ReadTransaction,
  customerId: string,
  number: string,
): Promise<{ readonly invoice: Invoice; readonly previous: Invoice | null } | null> {
  return readInvoiceAndPrevious(tx, customerId, number);
}

/** The same by its id. */
export async function findInvoiceById(tx: Transaction, customerId: string, id: string): Promise<Invoice | null> {
  const number = await readInvoiceNumber(tx, customerId, id);
  return number === null ? null : readInvoice(tx, customerId, number);
}

/** The customer an invoice belongs to, as the operator; null: no such number. */
export function findOwnerOfInvoice(context: Pick<ServerContext, "database">, number: string): Promise<string | null> {
  return context.database.withoutCustomer((tx) => readOwnerOfInvoice(tx, number));
}
