import type { Invoice } from "~/modules/billing/domain/invoice";
import type { InvoicePage, InvoiceSummary } from "../domain/invoice-summary";
import { invoiceCursor } from "./invoice-filter-schema";

/** Returns the body of `GET /api/v1/invoices`. */
export function answerOfPage(page: InvoicePage): object {
  return {
    invoices: page.invoices.map(summaryOf),
    nextCursor: page.next === null ? null : invoiceCursor(page.next),
  };
}

/** Returns the body of `GET /api/v1/invoices/:number`. */
export function answerOfInvoice(invoice: Invoice): object {
  return {
    ...summaryOf(invoice),
    statusOn: invoice.statusOn,
    periodFrom: invoice.periodFrom,
    periodTo: invoice.periodUntil,
    buyerReference: invoice.buyerReference,
    creditedNumber: invoice.credits?.number ?? null,
    creditNoteNumbers: invoice.creditNotes.map(({ number }) => number),
    lines: invoice.lines.map(({ fromOn, untilOn, shares, ...line }) => ({
      ...line,
      from: fromOn,
      to: untilOn,
      shares: shares.map(({ profileId, profileName, costCentre, netCents }) => ({
        profileId,
        profileName,
        costCentre,
        netCents,
      })),
    })),
    vat: invoice.vat,
  };
}

function summaryOf(invoice: InvoiceSummary): InvoiceSummary {
  const { number, type, period, issuedOn, dueOn, status, netCents, vatCents, totalCents } = invoice;
  return { number, type, period, issuedOn, dueOn, status, netCents, vatCents, totalCents };
}
