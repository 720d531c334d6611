import { NotFoundError } from "~/kernel/not-found";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { draftCreditNote } from "../domain/draft-credit-note";
import type { InvoiceDraft } from "../domain/invoice-draft";
import { readCustomer, readOwnerOfInvoice, writePaymentStatus } from "./billing-repository.server";
import { readCreditedSoFar, readInvoice, storeInvoice } from "./issued-invoice-repository.server";
import { scheduleArchive } from "./schedule-archive.server";

export type CreditRequest = {
  readonly number: string;
  /** Null credits every line that is not credited yet. */
  readonly lineNumbers: readonly number[] | null;
  readonly reason: string;
};

export type IssuedCreditNote = { readonly number: string; readonly draft: InvoiceDraft };

type Context = Pick<ServerContext, "database" | "clock" | "newId" | "settings">;

/** Credits lines of an issued invoice with a credit note issued today (R7.2), as the operator. Once every line is
 *  credited, so is the invoice. Throws a NotFoundError for an unknown number, and a RangeError for a line that is
 *  unknown or credited already, and for a credit note, which cannot be credited. */
export async function creditInvoice(context: Context, request: CreditRequest): Promise<IssuedCreditNote> {
  const customerId = await context.database.withoutCustomer((tx) => readOwnerOfInvoice(tx, request.number));
  if (customerId === null) throw new NotFoundError(`invoice ${request.number}`);
  const { rulePacks } = await loadCatalogue(context);
  const [now, issuedOn] = [context.clock.now(), today(context.clock)];
  return context.database.withCustomer(customerId, async (tx) => {
    await readCustomer(tx, customerId, true);
    const invoice = await readInvoice(tx, customerId, request.number);
    if (!invoice) throw new NotFoundError(`invoice ${request.number}`);
    if (invoice.type === "credit-note") throw new RangeError(`${request.number} is a credit note`);
    const earlier = await readCreditedSoFar(tx, customerId, invoice.id);
    const open = invoice.lines.map((line) => line.lineNumber).filter((line) => !earlier.lineNumbers.includes(line));
    const wanted = request.lineNumbers ?? open;
    if (open.length === 0 && wanted.length === 0) throw new RangeError(`${request.number} is credited already`);

    const draft = draftCreditNote(invoice, wanted, earlier, issuedOn, rulePacks);
    const id = context.newId.uuid();
    if (draft.lines.length === open.length) {
      const from = ["issued", "collected", "failed"] as const;
      await writePaymentStatus(tx, { customerId, number: invoice.number, from, to: "credited", on: issuedOn });
    }
    await scheduleArchive(tx, { customerId, invoiceId: id }, now);
    await enqueueMail(tx, { kind: "invoice", customerId, invoiceId: id }, now);
    const number = await storeInvoice(tx, {
      id,
      customerId,
      draft,
      parties: invoice.parties,
      buyerReference: invoice.buyerReference,
      credit: { invoiceId: invoice.id, lineNumbers: draft.creditedLineNumbers, reason: request.reason },
    });
    await recordAudit(tx, {
      customerId,
      at: now,
      actor: null,
      action: "invoice-credited",
      subject: `invoice:${invoice.number}`,
      detail: { creditNote: number, totalCents: draft.totalCents, reason: request.reason },
    });
    return { number, draft };
  });
}
