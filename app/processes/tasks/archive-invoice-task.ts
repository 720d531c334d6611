import * as z from "zod";

import { NotFoundError } from "~/kernel/not-found";
import { findInvoiceById } from "~/modules/billing/server/find-invoice.server";
import { archiveInvoice } from "~/modules/invoices/server/archive-invoice.server";
import type { ServerContext } from "~/platform/context.server";

const toArchive = z.object({ customerId: z.guid(), invoiceId: z.guid() });

/** Returns the task of an `archive-invoice` job. Run twice, it keeps what was archived first. Throws a NotFoundError
 *  when the invoice is not this customer's. */
export function archiveInvoiceTask(context: ServerContext): (payload: unknown) => Promise<void> {
  return async (payload) => {
    const { customerId, invoiceId } = toArchive.parse(payload);
    const invoice = await context.database.withCustomer(customerId, (tx) => findInvoiceById(tx, customerId, invoiceId));
    if (!invoice) throw new NotFoundError(`invoice ${invoiceId}`);
    await archiveInvoice(context, customerId, invoice);
  };
}
