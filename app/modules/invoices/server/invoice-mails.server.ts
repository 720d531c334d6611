import { NotFoundError } from "~/kernel/not-found";
import { findInvoiceById } from "~/modules/billing/server/find-invoice.server";
import { archiveInvoice } from "./archive-invoice.server";
import { mailKey, type InvoiceMail } from "~/modules/notifications/domain/mail-job";
import type { OutgoingMail } from "~/modules/notifications/server/send-mail.server";
import type { ServerContext } from "~/platform/context.server";

/** Returns the mails of an issued invoice or credit note: it goes to the invoice address, with the archived PDF (R7.2).
 */
export async function invoiceMails(context: ServerContext, job: InvoiceMail): Promise<OutgoingMail[]> {
  const { database, settings } = context;
  const invoice = await database.withCustomer(job.customerId, (tx) =>
    findInvoiceById(tx, job.customerId, job.invoiceId),
  );
  if (!invoice) throw new NotFoundError(`invoice ${job.invoiceId}`);
  const { number, type, period, totalCents, dueOn } = invoice;
  const { buyer } = invoice.parties;
  const { pdf } = await archiveInvoice(context, job.customerId, invoice);
  return [
    {
      key: mailKey(job),
      to: { name: buyer.name, address: buyer.email },
      language: buyer.language,
      message: {
        kind: "invoice",
        number,
        type,
        period,
        totalCents,
        dueOn,
        link: `${settings.baseUrl}/invoices/${number}`,
      },
      attachments: [{ fileName: pdf.name, mediaType: pdf.type, content: pdf.content }],
    },
  ];
}
