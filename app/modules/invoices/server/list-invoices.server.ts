import type { ServerContext } from "~/platform/context.server";
import { EVERY_INVOICE, type InvoiceFilter, type InvoicePage, type InvoiceSummary } from "../domain/invoice-summary";
import { readInvoiceOverview, readInvoices } from "./invoices-repository.server";

export const INVOICES_PER_PAGE = 12;

/** Returns a page of a customer's invoices and what the list shows besides them, in two statements. */
export async function listInvoices(
  context: Pick<ServerContext, "database">,
  customerId: string,
  filter: InvoiceFilter,
): Promise<InvoicePage> {
  return context.database.readCustomer(customerId, async (tx) => {
    const [rows, { firstYear, lastYear, totals }] = await Promise.all([
      readInvoices(tx, customerId, filter, INVOICES_PER_PAGE + 1),
      readInvoiceOverview(tx, customerId, filter),
    ]);
    const invoices = rows.slice(0, INVOICES_PER_PAGE);
    const last = rows.length > INVOICES_PER_PAGE ? invoices.at(-1) : undefined;
    return {
      invoices,
      next: last ? { issuedOn: last.issuedOn, number: last.number } : null,
      years: yearsBetween(firstYear, lastYear),
      totals,
    };
  });
}

/** Returns a customer's newest invoices, in one statement. */
export async function listNewestInvoices(
  context: Pick<ServerContext, "database">,
  customerId: string,
  limit: number,
): Promise<InvoiceSummary[]> {
  const newest = { ...EVERY_INVOICE, after: null };
  return context.database.readCustomer(customerId, (tx) => readInvoices(tx, customerId, newest, limit));
}

function yearsBetween(first: number | null, last: number | null): number[] {
  if (first === null || last === null) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}
