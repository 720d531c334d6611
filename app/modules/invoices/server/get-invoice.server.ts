import { NotFoundError } from "~/kernel/not-found";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { findInvoice } from "~/modules/billing/server/find-invoice.server";
import type { ServerContext } from "~/platform/context.server";
import type { InvoiceSummary } from "../domain/invoice-summary";
import { readInvoices } from "./invoices-repository.server";

const NEWEST_SHOWN = 5;

export type InvoiceDetail = {
  readonly invoice: Invoice;
  /** The newest invoices of the customer, this one perhaps among them. */
  readonly newest: readonly InvoiceSummary[];
};

/** An invoice as its page shows it: two statements. Throws a NotFoundError when this customer has none by that number. */
export async function getInvoiceDetail(
  context: Pick<ServerContext, "database">,
  customerId: string,
  number: string,
): Promise<InvoiceDetail> {
  return context.database.readCustomer(customerId, async (tx) => {
    const all = { year: null, status: null, after: null };
    const [invoice, newest] = await Promise.all([
      findInvoice(tx, customerId, number),
      readInvoices(tx, customerId, all, NEWEST_SHOWN),
    ]);
    if (!invoice) throw new NotFoundError("invoice");
    return { invoice, newest };
  });
}

/** An invoice alone: one statement. Throws a NotFoundError when this customer has none by that number. */
export async function getInvoice(
  context: Pick<ServerContext, "database">,
  customerId: string,
  number: string,
): Promise<Invoice> {
  const invoice = await context.database.readCustomer(customerId, (tx) => findInvoice(tx, customerId, number));
  if (!invoice) throw new NotFoundError("invoice");
  return invoice;
}
