import * as z from "zod";

import { INVOICE_STATUSES, type Invoice } from "~/modules/billing/domain/invoice";
import { INVOICE_LINE_KINDS } from "~/modules/billing/domain/invoice-line";
import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import type { InvoicePage, InvoiceSummary } from "../domain/invoice-summary";
import { invoiceCursor } from "./invoice-filter-schema";

const cents = z.int();

const invoiceSummary = z.object({
  number: z.string().regex(/^[A-Z0-9-]{4,24}$/),
  type: z.enum(["invoice", "credit-note"]),
  period: z.string().regex(/^\d{4}-\d{2}$/),
  issuedOn: supportedDay,
  dueOn: supportedDay,
  status: z.enum(INVOICE_STATUSES),
  netCents: cents,
  vatCents: cents,
  totalCents: cents,
});

/** The body of `GET /api/v1/invoices`. */
export const invoicePageAnswer = z
  .looseObject({
    invoices: z.array(z.looseObject(invoiceSummary.shape)),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "InvoicePage" });

/** The body of `GET /api/v1/invoices/:number`. */
export const invoiceAnswer = z
  .looseObject({
    ...invoiceSummary.shape,
    lines: z.array(
      z.looseObject({
        lineNumber: z.int().min(1),
        kind: z.enum(INVOICE_LINE_KINDS),
        category: z.enum(CATEGORIES).nullable(),
        productCode: z.string().nullable(),
        profileId: z.guid().nullable(),
        description: z.string(),
        from: supportedDay,
        to: supportedDay,
        quantity: z.int(),
        unitCents: cents,
        netCents: cents,
        changeRequestId: z.guid().nullable(),
        reference: z.string().nullable(),
        /** What of the line is whose; empty where it is nobody's own. */
        shares: z.array(
          z.object({
            profileId: z.guid(),
            profileName: z.string(),
            costCentre: z.string().nullable(),
            netCents: cents,
          }),
        ),
      }),
    ),
    statusOn: supportedDay.nullable(),
    periodFrom: supportedDay,
    periodTo: supportedDay,
    buyerReference: z.string().nullable(),
    creditedNumber: z.string().nullable(),
    creditNoteNumbers: z.array(z.string()),
    vat: z.array(z.looseObject({ ratePercent: z.int(), baseCents: cents, vatCents: cents })),
  })
  .meta({ id: "Invoice" });

/** Returns the body of `GET /api/v1/invoices`. */
export function answerOfPage(page: InvoicePage): z.input<typeof invoicePageAnswer> {
  return {
    invoices: page.invoices.map(summaryOf),
    nextCursor: page.next === null ? null : invoiceCursor(page.next),
  };
}

/** Returns the body of `GET /api/v1/invoices/:number`. */
export function answerOfInvoice(invoice: Invoice): z.input<typeof invoiceAnswer> {
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
    vat: [...invoice.vat],
  };
}

function summaryOf(invoice: InvoiceSummary): InvoiceSummary {
  const { number, type, period, issuedOn, dueOn, status, netCents, vatCents, totalCents } = invoice;
  return { number, type, period, issuedOn, dueOn, status, netCents, vatCents, totalCents };
}
